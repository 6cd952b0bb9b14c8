import Database from 'better-sqlite3'

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
    if (isDamage(cause)) throw cause
    throw new Error(`Another program has ${file} open: stop the server first, and wait until it has ended`, { cause })
  } finally {
    database.close()
  }
}

/** Whether SQLite says with this that a file is none of its own, or broken. Its errors may be of another realm, where `instanceof` says nothing. */
export const isDamage = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && /^SQLITE_(NOTADB|CORRUPT)/.test(String(error.code))
