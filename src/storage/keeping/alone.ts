import Database from 'better-sqlite3'

/** Another program has the database open. */
export class InUse extends Error {}

/**
 * Throws where another program has the database open. SQLite lets nobody change how it logs while somebody else is connected; changed back at
 * once, this leaves nothing but an emptied log.
 */
export function assertAlone(file: string): void {
  const database = new Database(file, { fileMustExist: true, timeout: 500 })
  try {
    database.pragma('journal_mode = DELETE')
    database.pragma('journal_mode = WAL')
  } catch (cause) {
    if (!(cause instanceof Database.SqliteError && cause.code.startsWith('SQLITE_BUSY'))) throw cause
    throw new InUse(`Another program has ${file} open: stop the server first, and wait until it has ended`, { cause })
  } finally {
    database.close()
  }
}
