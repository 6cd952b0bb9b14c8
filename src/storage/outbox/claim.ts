import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import { cells } from '../cells.ts'
import type { Keyring } from '../keyring.ts'
import type { Claimed } from '../outbox-storage.ts'
import type { Schema } from '../schema.ts'
import { unsealJson } from '../seal.ts'

/**
 * Leases the oldest due delivery of each destination at which nobody is, until this time. One at a time in each lane: nothing overtakes, and a
 * destination that hangs holds up its own lane alone.
 */
export const claim = (db: Kysely<Schema>, keys: Keyring, now: string, until: string): Promise<readonly Claimed[]> =>
  db.transaction().execute(async (trx) => {
    const rows = await trx
      .selectFrom('delivery')
      .innerJoin('referral', 'referral.id', 'delivery.referral_id')
      .select(['delivery.id', 'what', 'route', 'destination', 'tries', 'referral_id'])
      .select(['reference', 'commissioner', 'pathway', 'captured_at', 'key_id', 'wrapped_key', 'body'])
      .where('number', 'in', (first) =>
        first
          .selectFrom('delivery')
          .select(({ fn }) => fn.min('number').as('number'))
          .where('due_at', '<=', now)
          .where('destination', 'not in', (busy) =>
            busy
              .selectFrom('delivery')
              .select('destination')
              .where('leased_until', '>', now)
              .where('destination', 'is not', null)
              .$narrowType<{ destination: string }>(),
          )
          .groupBy('destination'),
      )
      .execute()
    const claimed = rows.map((row): Claimed => {
      const key = keys.open('referral', row.referral_id, row)
      return {
        id: row.id,
        lease: randomUUID(),
        what: row.what,
        route: row.route,
        destination: row.destination ?? '',
        tries: row.tries,
        reference: row.reference,
        commissioner: row.commissioner,
        pathway: row.pathway,
        capturedAt: row.captured_at,
        referral: unsealJson(key, cells.referral(row.referral_id), row.body),
      }
    })
    for (const { id, lease } of claimed) {
      await trx.updateTable('delivery').set({ lease, leased_until: until }).where('id', '=', id).execute()
    }
    return claimed
  })

/** Ends every lease, and says how many there were. */
export const release = async (db: Kysely<Schema>): Promise<number> => {
  const { numUpdatedRows } = await db
    .updateTable('delivery')
    .set({ lease: null, leased_until: null })
    .where('lease', 'is not', null)
    .executeTakeFirstOrThrow()
  return Number(numUpdatedRows)
}
