import type { Kysely, Transaction } from 'kysely'
import { cells } from './cells.ts'
import type { Keyring } from './keyring.ts'
import { happened } from './outbox/events.ts'
import type { Schema } from './schema.ts'
import { unsealJson } from './seal.ts'
import type { DeliveryRow } from './storage.ts'

/** Every delivery, newest first. */
export const deliveries = async (db: Kysely<Schema>): Promise<readonly DeliveryRow[]> =>
  (await joined(db).orderBy('delivery.number', 'desc').execute()).map(shown)

/** Marks a delivery as opened, once, and reads its referral. */
export const openDelivery = (db: Kysely<Schema>, keys: Keyring, id: string, at: string) =>
  db.transaction().execute(async (trx) => {
    await trx
      .updateTable('delivery')
      .set({ opened_at: at })
      .where('id', '=', id)
      .where('opened_at', 'is', null)
      .execute()
    await receiveFirst(trx, id, at)
    const row = await joined(trx)
      .select(['referral.id as referral_id', 'key_id', 'wrapped_key', 'body'])
      .where('delivery.id', '=', id)
      .executeTakeFirst()
    if (!row) return undefined
    const key = keys.open('referral', row.referral_id, row)
    return { row: shown(row), referral: unsealJson(key, cells.referral(row.referral_id), row.body) }
  })

/** Staff who open it have it: until then it was only sent. */
const receiveFirst = async (db: Transaction<Schema>, id: string, at: string): Promise<void> => {
  const received = await db
    .updateTable('delivery')
    .set({ state: 'received', state_at: at })
    .where('id', '=', id)
    .where('route', '=', 'inbox')
    .where('state', '=', 'sent')
    .returning('referral_id')
    .executeTakeFirst()
  if (received) await happened(db, { referral: received.referral_id, delivery: id, at, what: 'received' })
}

const joined = (db: Kysely<Schema>) =>
  db
    .selectFrom('delivery')
    .innerJoin('referral', 'referral.id', 'delivery.referral_id')
    .select(['delivery.id', 'reference', 'commissioner', 'route', 'captured_at', 'opened_at'])

type Joined = Awaited<ReturnType<ReturnType<typeof joined>['executeTakeFirstOrThrow']>>

const shown = ({ id, reference, commissioner, route, captured_at, opened_at }: Joined): DeliveryRow => ({
  id,
  reference,
  commissioner,
  route,
  capturedAt: captured_at,
  ...(opened_at !== null && { openedAt: opened_at }),
})
