import { closeSync, mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { patiently } from './patiently.ts'

/** Opens the database file; every connection to it is made here, so that every one is durable. */
export const openConnection = async (file: string, how: 'write' | 'read'): Promise<Database.Database> => {
  if (how === 'write') makePrivate(file)
  const database = new Database(file, { readonly: how === 'read', timeout: busyTimeout })
  try {
    await patiently(() => setUp(database))
    if (how === 'write') await patiently(() => write(database))
    assertDurable(database)
  } catch (error) {
    database.close()
    throw error
  }
  return database
}

/**
 * Throws unless a commit on this connection survives a power cut. Ask only after a write: in WAL mode the setting may
 * read FULL before the first write and fall to NORMAL with it.
 */
export const assertDurable = (database: Database.Database) => {
  const journal = database.pragma('journal_mode', { simple: true })
  const synchronous = database.pragma('synchronous', { simple: true })
  if (journal === 'wal' && synchronous === synchronousFull) return
  throw new Error(
    `The database ${database.name} would lose referrals in a power cut ` +
      `(journal_mode is ${journal}, synchronous is ${synchronous}), so we do not start. ` +
      `Is it on a network drive? Put it on a disk of this computer.`,
  )
}

/** Milliseconds that SQLite itself waits for a lock, and the process with it; then `patiently` takes over. */
const busyTimeout = 10

const synchronousFull = 2

/** "phb!": tells tools such as `file` whose database this is. */
const applicationId = 0x70686221

/** SQLite gives its -wal and -shm files the rights of the database file. */
const makePrivate = (file: string) => {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  closeSync(openSync(file, 'a', 0o600))
}

const setUp = (database: Database.Database) => {
  if (!database.readonly) database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  database.pragma('fullfsync = ON') // macOS: a plain fsync leaves the bytes in the disk's own cache
  database.pragma('foreign_keys = ON')
  database.pragma('secure_delete = ON')
}

const write = (database: Database.Database) => {
  database.pragma(`application_id = ${applicationId}`)
}
