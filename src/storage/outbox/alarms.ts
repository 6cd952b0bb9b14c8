import type { Kysely } from 'kysely'
import type { Scope } from '../inbox-storage.ts'
import type { Alarm, AlarmKind } from '../outbox-storage.ts'
import type { Schema } from '../schema.ts'

type Named = Pick<Alarm, 'kind' | 'delivery'>

/** Raises the alarms that are new, ends those that are over, and gives those of which nobody was told yet. */
export const setAlarms = (db: Kysely<Schema>, now: readonly Named[], at: string): Promise<readonly Alarm[]> =>
  db.transaction().execute(async (trx) => {
    const before = await alarms(trx)
    const over = before.filter((one) => !now.some((other) => isSame(one, other)))
    for (const { kind, delivery } of over)
      await trx.deleteFrom('alarm').where('kind', '=', kind).where('delivery_id', '=', delivery).execute()
    const raised = now.filter((one) => !before.some((other) => isSame(one, other)))
    for (const { kind, delivery } of raised)
      await trx.insertInto('alarm').values({ kind, delivery_id: delivery, raised_at: at, told_at: null }).execute()
    return (await alarms(trx)).filter(({ toldAt }) => toldAt === undefined)
  })

/** All that there are about the referrals of a scope. */
export const alarms = async (db: Kysely<Schema>, { commissioner, pathways }: Scope = {}): Promise<readonly Alarm[]> => {
  let rows = db.selectFrom('alarm').selectAll('alarm').orderBy('raised_at')
  if (commissioner !== undefined)
    rows = rows.where('delivery_id', 'in', (of) => {
      const theirs = of
        .selectFrom('delivery')
        .innerJoin('referral', 'referral.id', 'delivery.referral_id')
        .select('delivery.id')
        .where('commissioner', '=', commissioner)
      return pathways ? theirs.where('pathway', 'in', pathways) : theirs
    })
  return (await rows.execute()).map(({ kind, delivery_id, raised_at, told_at }) => ({
    kind: kind as AlarmKind,
    delivery: delivery_id,
    raisedAt: raised_at,
    ...(told_at !== null && { toldAt: told_at }),
  }))
}

/** Somebody was told of these. */
export const told = (db: Kysely<Schema>, those: readonly Named[], at: string): Promise<void> =>
  db.transaction().execute(async (trx) => {
    for (const { kind, delivery } of those)
      await trx
        .updateTable('alarm')
        .set({ told_at: at })
        .where('kind', '=', kind)
        .where('delivery_id', '=', delivery)
        .execute()
  })

const isSame = (one: Named, other: Named) => one.kind === other.kind && one.delivery === other.delivery
