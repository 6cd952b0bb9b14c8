import type { Kysely } from 'kysely'
import { cells } from './cells.ts'
import type { DataKey, DataKeys } from './data-keys.ts'
import type { Schema } from './schema.ts'
import { sealJson, unseal } from './seal.ts'

/**
 * Throws at start when a row could not be read with these keys, instead of at the person whose row it is. The table
 * of proofs makes this one look-up for each key, however many rows there are.
 */
export const checkKeys = (db: Kysely<Schema>, keys: DataKeys): Promise<void> =>
  db.transaction().execute(async (trx) => {
    for (const { id, proof } of await trx.selectFrom('data_key').selectAll().execute()) {
      const key = keys.find((one) => one.id === id)
      if (key && opens(key, proof)) continue
      if (await isUsed(trx, id)) throw new Error(key ? keyDiffers(id) : keyMissing(id))
      await trx.deleteFrom('data_key').where('id', '=', id).execute()
    }
    const [current] = keys
    await trx
      .insertInto('data_key')
      .values({ id: current.id, proof: sealJson(current.key, cells.proof(current.id), 'proof') })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute()
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
  const conversation = db.selectFrom('conversation').select('id').where('key_id', '=', id).limit(1)
  const referral = db.selectFrom('referral').select('id').where('key_id', '=', id).limit(1)
  const question = db.selectFrom('question').select('key_id').where('key_id', '=', id).limit(1)
  for (const rows of [conversation, referral, question]) if (await rows.executeTakeFirst()) return true
  return false
}

const keyDiffers = (id: string) =>
  `The data key "${id}" is not the one that this database was sealed with, so nothing in it can be read. ` +
  `Put the right key back (DATA_KEYS, or the file data-keys) from your backup.`

const keyMissing = (id: string) =>
  `Part of this database was sealed with the data key "${id}", which is missing. ` +
  `Add it to DATA_KEYS after the current key, or put the file data-keys back from your backup.`
