import type { Kysely } from 'kysely'
import type { Keyring } from '../keyring.ts'
import type { Schema } from '../schema.ts'

/** The tables whose rows have a key of their own, wrapped by a data key. A test finds any that is not here. */
export const WRAPPED = ['conversation', 'referral', 'staff'] as const

/** So many rows are changed in one transaction. */
const AT_ONCE = 200

/** Wraps the key of every row with the current data key, and gives how many were wrapped by another. What the keys opened is as it was. */
export async function rewrap(db: Kysely<Schema>, keys: Keyring): Promise<number> {
  let count = 0
  for (const table of WRAPPED) {
    for (let rewrapped = AT_ONCE; rewrapped === AT_ONCE; count += rewrapped) {
      rewrapped = await db.transaction().execute(async (trx) => {
        const rows = await trx
          .selectFrom(table)
          .select(['id', 'key_id', 'wrapped_key'])
          .where('key_id', 'not in', [keys.current, ''])
          .limit(AT_ONCE)
          .execute()
        for (const row of rows) {
          const wrapped = keys.wrap(table, row.id, keys.open(table, row.id, row))
          await trx.updateTable(table).set(wrapped).where('id', '=', row.id).execute()
        }
        return rows.length
      })
    }
  }
  return count
}
