import { type Kysely, sql } from 'kysely'
import { hash } from './hash.ts'
import { patiently } from './patiently.ts'
import type { Schema } from './schema.ts'

/** Erases a conversation, its transcript and its key: from the database file, and from the log beside it. */
export const forget = async (db: Kysely<Schema>, address: string): Promise<void> => {
  await db.deleteFrom('conversation').where('address_hash', '=', hash(address)).execute()
  await patiently(() => emptyLog(db))
}

/** Cuts the log to nothing. It keeps pages as they were before, so what was erased is still in it until then. */
export const emptyLog = async (db: Kysely<Schema>) => {
  const { rows } = await sql<{ busy: number }>`pragma wal_checkpoint(truncate)`.execute(db)
  if (rows[0]?.busy === 0) return
  throw Object.assign(
    new Error('It was erased, but the -wal file could not be emptied: another program reads the database.'),
    { code: 'SQLITE_BUSY' },
  )
}
