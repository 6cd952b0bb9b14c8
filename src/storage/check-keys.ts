import { type Kysely, sql } from 'kysely'
import { cells } from './cells.ts'
import type { DataKey, DataKeys } from './data-keys.ts'
import { WRAPPED } from './keeping/rewrap.ts'
import type { Schema } from './schema.ts'
import { sealJson, unseal } from './seal.ts'

/**
 * Throws at start when a row could not be read with these keys, instead of at the person whose row it is. The table
 * of proofs makes this one look-up for each key, however many rows there are. Gives the keys without those that come after the oldest that this
 * database knows: what is derived from the oldest comes from that one, also where a key that it needs no more is still given.
 */
export const checkKeys = (db: Kysely<Schema>, keys: DataKeys): Promise<DataKeys> =>
  db.transaction().execute(async (trx) => {
    const proofs = await trx.selectFrom('data_key').selectAll().orderBy(sql`rowid`).execute()
    const known: string[] = []
    for (const [index, { id, proof }] of proofs.entries()) {
      const key = keys.find((one) => one.id === id)
      if (key && opens(key, proof)) {
        known.push(id)
        continue
      }
      if ((await isUsed(trx, id)) || (index === 0 && (await hasIndex(trx))))
        throw new Error(key ? keyDiffers(id) : keyMissing(id))
      await trx.deleteFrom('data_key').where('id', '=', id).execute()
    }
    const [current] = keys
    await trx
      .insertInto('data_key')
      .values({ id: current.id, proof: sealJson(current.key, cells.proof(current.id), 'proof') })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute()
    const oldest = keys.findLastIndex(({ id }) => known.includes(id))
    return [current, ...keys.slice(1, Math.max(oldest, 0) + 1)]
  })

const opens = ({ id, key }: DataKey, proof: Buffer) => {
  try {
    unseal(key, cells.proof(id), proof)
    return true
  } catch {
    return false
  }
}

/** Reads every row, but only after a key has gone. */
const isUsed = async (db: Kysely<Schema>, id: string) => {
  for (const table of [...WRAPPED, 'question'] as const)
    if (await db.selectFrom(table).select('key_id').where('key_id', '=', id).limit(1).executeTakeFirst()) return true
  return false
}

/** Whether anything is found by what was derived from the oldest key. */
const hasIndex = async (db: Kysely<Schema>) =>
  (await db.selectFrom('staff').select('id').limit(1).executeTakeFirst()) !== undefined ||
  (await db.selectFrom('found_by').select('kind').limit(1).executeTakeFirst()) !== undefined

const keyDiffers = (id: string) =>
  `The data key "${id}" is not the one that this database was sealed with, so nothing in it can be read. ` +
  `Put the right key back (DATA_KEYS, or the file data-keys) from your backup.`

const keyMissing = (id: string) =>
  `Part of this database was sealed with the data key "${id}", which is missing. ` +
  `Add it to DATA_KEYS after the current key, or put the file data-keys back from your backup.`
