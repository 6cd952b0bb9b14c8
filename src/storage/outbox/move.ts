import { randomUUID } from 'node:crypto'
import type { Kysely, Transaction } from 'kysely'
import { addLine } from '../audit.ts'
import type { AuditLine } from '../audit-storage.ts'
import type { Keyring } from '../keyring.ts'
import type { Bound, DeliveredThing, DeliveryState } from '../outbox-storage.ts'
import type { Schema } from '../schema.ts'
import { happened } from './events.ts'
import { comingTo } from './moves.ts'

/** When, by whom and why something was done. */
type By = { readonly at: string; readonly by: string; readonly note?: string }

/** Moves a delivery to a later state, and writes that down; false where it cannot go there from where it is. */
export const move = (
  db: Kysely<Schema>,
  keys: Keyring,
  id: string,
  to: DeliveryState,
  about: By,
  line?: AuditLine,
): Promise<boolean> =>
  db.transaction().execute(async (trx) => {
    const isMoved = (await moveIn(trx, keys, id, to, about)) !== undefined
    if (isMoved && line) await addLine(trx, line)
    return isMoved
  })

/** Ends a delivery as redirected and makes a new one, due now, whose id it gives; nothing where it was over. */
export const redirect = (
  db: Kysely<Schema>,
  keys: Keyring,
  id: string,
  to: Bound,
  about: By,
  line?: AuditLine,
): Promise<string | undefined> =>
  db.transaction().execute(async (trx) => {
    const referral = await moveIn(trx, keys, id, 'redirected', about)
    if (!referral) return undefined
    await endNews(trx, referral, about.at)
    const { commissioner, pathway } = to
    await trx.updateTable('referral').set({ commissioner, pathway }).where('id', '=', referral).execute()
    if (line) await addLine(trx, line)
    return addDelivery(trx, referral, 'referral', to, about.at)
  })

/** Ends the news of a referral that are still to go out: where they were bound for, they concern nobody any more. */
export const endNews = (db: Transaction<Schema>, referral: string, now: string): Promise<unknown> =>
  db
    .updateTable('delivery')
    .set({ state: 'withdrawn', state_at: now, due_at: null, dead_at: null })
    .where('referral_id', '=', referral)
    .where('what', '!=', 'referral')
    .where('state', '=', 'captured')
    .execute()

/** Makes a delivery of a referral, due now, and writes that down. In the inbox it has arrived with that: there it is sent at once. */
export async function addDelivery(
  db: Transaction<Schema>,
  referral: string,
  what: DeliveredThing,
  { route, destination }: Pick<Bound, 'route' | 'destination'>,
  now: string,
  by?: string,
): Promise<string> {
  const id = randomUUID()
  const isThere = route === 'inbox'
  await db
    .insertInto('delivery')
    .values({
      id,
      referral_id: referral,
      route,
      destination,
      what,
      state: isThere ? 'sent' : 'captured',
      state_at: now,
      due_at: isThere ? null : now,
      tries: 0,
      opened_at: null,
      lease: null,
      leased_until: null,
      problem: null,
      dead_at: null,
    })
    .execute()
  if (what !== 'referral') return id
  const about = { referral, delivery: id, at: now }
  await happened(db, { ...about, what: 'captured', by })
  if (isThere) await happened(db, { ...about, what: 'sent' })
  return id
}

async function moveIn(
  db: Transaction<Schema>,
  keys: Keyring,
  id: string,
  to: DeliveryState,
  { at, by, note }: By,
): Promise<string | undefined> {
  const row = await db
    .updateTable('delivery')
    // Whoever says that they have it needs no further letter, and nobody needs to look why one came back.
    .set({ state: to, state_at: at, due_at: null, dead_at: null })
    .where('id', '=', id)
    .where('what', '=', 'referral')
    .where('state', 'in', comingTo(to))
    .returning('referral_id')
    .executeTakeFirst()
  if (!row) return undefined
  const about = { referral: row.referral_id, delivery: id, at, what: to, by }
  await happened(db, about, note ? { keys, text: note } : undefined)
  return row.referral_id
}
