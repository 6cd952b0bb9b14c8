import { chmodSync, copyFileSync, existsSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { Kysely } from 'kysely'
import type { DataKeys } from '../data-keys.ts'
import type { Schema } from '../schema.ts'
import { openStorage } from '../sqlite.ts'
import { openConnection } from '../sqlite-connection.ts'
import { sqliteDialect } from '../sqlite-dialect.ts'
import { assertAlone, isDamage } from './alone.ts'
import { assertWhole, Damaged, sync } from './backup.ts'
import { carryOver } from './carry-over.ts'

type Restored = {
  /** Where the database of before is kept, if there was one. */
  readonly before?: string
  /** What was done since the backup is done in it too. If not, nobody can sign in any more, and people must do it again. */
  readonly isCarriedOver: boolean
}

/**
 * Puts a backup in the place of the database, which is kept beside it under another name. Throws, and changes nothing, where the backup is
 * damaged, these keys do not open it, or somebody has the database open. What others held is let go: they are gone. So are all sessions and
 * invitations.
 */
export async function restore(backup: string, file: string, keys: DataKeys, now: string): Promise<Restored> {
  assertWhole(backup)
  const draft = `${file}.restored`
  copyFileSync(backup, draft)
  chmodSync(draft, 0o600)
  let isCarriedOver = false
  try {
    const erased = existsSync(file) ? await erasedIn(file, keys) : undefined
    const storage = await openStorage({ file: draft, keys })
    isCarriedOver = await withTables(draft, async (db) => {
      await db.deleteFrom('secret').execute()
      if (erased && (await carryOver(db, file))) return true
      await db.deleteFrom('passkey').execute()
      return false
    })
    await storage.outbox.release()
    for (const { reference, at, by } of erased ?? []) await storage.keeping.erase(reference, at, by)
    await storage.audit.add({ at: now, staff: 'restore-command', act: 'restored' })
    await storage.close()
  } catch (error) {
    remove(draft)
    throw error
  }
  sync(draft)
  const before = existsSync(file) ? `${file}.before-${now.replace(/\.\d+Z$/, '').replaceAll(':', '-')}` : undefined
  if (before) renameSync(file, before)
  for (const ending of ['-wal', '-shm']) rmSync(file + ending, { force: true })
  renameSync(draft, file)
  sync(dirname(file))
  return { ...(before && { before }), isCarriedOver }
}

/** What was erased in the database of before; nothing where it cannot be read. */
async function erasedIn(file: string, keys: DataKeys) {
  try {
    assertAlone(file)
    assertWhole(file)
  } catch (error) {
    if (isDamage(error) || error instanceof Damaged) return undefined
    throw error
  }
  const storage = await openStorage({ file, keys })
  try {
    return await storage.keeping.erased()
  } finally {
    await storage.close()
  }
}

async function withTables<Done>(file: string, run: (db: Kysely<Schema>) => Promise<Done>): Promise<Done> {
  const connection = await openConnection(file, 'write')
  const db = new Kysely<Schema>({ dialect: sqliteDialect(connection) })
  try {
    return await run(db)
  } finally {
    await db.destroy()
    if (connection.open) connection.close()
  }
}

const remove = (file: string) => {
  for (const ending of ['', '-wal', '-shm']) rmSync(file + ending, { force: true })
}
