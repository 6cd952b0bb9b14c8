import { type Kysely, sql } from 'kysely'
import { addLine } from '../audit.ts'
import type { AuditLine } from '../audit-storage.ts'
import type { Keyring } from '../keyring.ts'
import type { OutboxRow, OutboxStorage } from '../outbox-storage.ts'
import type { Schema } from '../schema.ts'
import { alarms, setAlarms, told } from './alarms.ts'
import { claim, release } from './claim.ts'
import { addDelivery, move, redirect } from './move.ts'
import { OVER } from './moves.ts'
import { isOnItsWay } from './news.ts'
import { bounced, settle } from './settle.ts'

/** The outbox over our tables. */
export const outbox = (writer: Kysely<Schema>, reader: Kysely<Schema>, keys: Keyring): OutboxStorage => ({
  claim: async (now, until) => ((await isDue(reader, now)) ? claim(writer, keys, now, until) : []),
  settle: (claimed, tried, now) => settle(writer, claimed, tried, now),
  release: () => release(writer),
  waiting: () => waiting(reader),
  retry: (id, now, line) => retry(writer, id, now, line),
  bounced: (id, now) => bounced(writer, id, now),
  move: (id, to, about, line) => move(writer, keys, id, to, about, line),
  redirect: (id, to, about, line) => redirect(writer, keys, id, to, about, line),
  add: (referral, what, by, now) =>
    writer.transaction().execute(async (trx) => {
      const there = await trx
        .selectFrom('referral')
        .select('id')
        .where('reference', '=', referral.reference)
        .where('erased_at', 'is', null)
        .executeTakeFirst()
      if (!there) return
      const isTold = what === 'chase' ? await isChased(trx, there.id) : await isOnItsWay(trx, there.id, what)
      if (!isTold) await addDelivery(trx, there.id, what, by, now)
    }),
  setAlarms: (those, now) => setAlarms(writer, those, now),
  alarms: (scope) => alarms(reader, scope),
  told: (those, now) => told(writer, those, now),
})

/** Whether the person was told how to chase it since it last went to a board. */
const isChased = async (db: Kysely<Schema>, referral: string): Promise<boolean> => {
  const last = await db
    .selectFrom('delivery')
    .select('what')
    .where('referral_id', '=', referral)
    .where('what', 'in', ['referral', 'chase'])
    .orderBy('number', 'desc')
    .executeTakeFirst()
  return last?.what === 'chase'
}

/** Asked every second: it takes no lock, and nearly always there is nothing. */
const isDue = async (db: Kysely<Schema>, now: string): Promise<boolean> =>
  (await db.selectFrom('delivery').select('id').where('due_at', '<=', now).limit(1).executeTakeFirst()) !== undefined

/** Every delivery that is not over, and those given up; oldest first. */
const waiting = async (db: Kysely<Schema>): Promise<readonly OutboxRow[]> => {
  const rows = await db
    .selectFrom('delivery')
    .innerJoin('referral', 'referral.id', 'delivery.referral_id')
    .select(['delivery.id', 'reference', 'what', 'commissioner', 'pathway', 'route', 'destination'])
    .select(['delivery.state', 'delivery.state_at', 'captured_at', 'tries', 'due_at', 'problem', 'dead_at'])
    // Written out, and not as values: SQLite then sees that the index of those that are open holds them all.
    .where((is) => is.or([is('delivery.state', 'not in', OVER.map(sql.lit)), is('dead_at', 'is not', null)]))
    .orderBy('number')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    reference: row.reference,
    what: row.what,
    commissioner: row.commissioner,
    pathway: row.pathway,
    route: row.route,
    destination: row.destination ?? row.route,
    state: row.state,
    stateAt: row.state_at ?? row.captured_at,
    capturedAt: row.captured_at,
    tries: row.tries,
    ...(row.due_at !== null && { dueAt: row.due_at }),
    ...(row.problem !== null && { problem: row.problem }),
    ...(row.dead_at !== null && { deadAt: row.dead_at }),
  }))
}

/** Makes a delivery due now, from its first try on. */
const retry = (db: Kysely<Schema>, id: string, now: string, line?: AuditLine): Promise<boolean> =>
  db.transaction().execute(async (trx) => {
    const { numUpdatedRows } = await trx
      .updateTable('delivery')
      .set({ due_at: now, dead_at: null, tries: 0, problem: null })
      .where('id', '=', id)
      .where('state', '=', 'captured')
      .executeTakeFirstOrThrow()
    if (numUpdatedRows > 0n && line) await addLine(trx, line)
    return numUpdatedRows > 0n
  })
