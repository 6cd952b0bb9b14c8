import type { Kysely } from 'kysely'
import type { Schema } from './schema.ts'

/**
 * The id of the conversation at an address, as a subquery for statements that join. With the hash itself beside a join,
 * SQLite looks at its value to choose a plan, and so prepares the statement anew each time it runs: that took longer than to read.
 */
export const idAt = (db: Kysely<Schema>, addressHash: Buffer) =>
  db.selectFrom('conversation as here').select('here.id').where('here.address_hash', '=', addressHash)
