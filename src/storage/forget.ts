import type { Kysely } from 'kysely'
import { hash } from './hash.ts'
import type { Schema } from './schema.ts'

/** Erases a conversation, its transcript and its key from the database file. The log still has them: empty it after this. */
export const forget = async (db: Kysely<Schema>, address: string): Promise<void> => {
  await db.deleteFrom('conversation').where('address_hash', '=', hash(address)).execute()
}
