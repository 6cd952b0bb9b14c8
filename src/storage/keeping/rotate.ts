import { Kysely } from 'kysely'
import { checkKeys } from '../check-keys.ts'
import type { DataKeys } from '../data-keys.ts'
import { keyring } from '../keyring.ts'
import type { Schema } from '../schema.ts'
import { openConnection } from '../sqlite-connection.ts'
import { sqliteDialect } from '../sqlite-dialect.ts'
import type { FoundBy } from '../storage.ts'
import { assertAlone } from './alone.ts'
import { rederive } from './rederive.ts'
import { rewrap } from './rewrap.ts'

/**
 * Makes every row need the first of these keys alone, and gives how many row keys were wrapped anew. Throws, and changes nothing, where the
 * server still has the database open: it would not know the new key. What was begun and not ended can be begun again.
 */
export async function rotate(file: string, keys: DataKeys, foundByOf: (referral: unknown) => FoundBy): Promise<number> {
  assertAlone(file)
  const connection = await openConnection(file, 'write')
  const db = new Kysely<Schema>({ dialect: sqliteDialect(connection) })
  try {
    await checkKeys(db, keys)
    const count = await rewrap(db, keyring(keys))
    await rederive(db, keyring(keys), keys, foundByOf)
    connection.pragma('wal_checkpoint(truncate)')
    return count
  } finally {
    await db.destroy()
    if (connection.open) connection.close()
  }
}
