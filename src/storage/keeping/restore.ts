import { chmodSync, copyFileSync, existsSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { Kysely } from 'kysely'
import { blindHash } from '../blind-hash.ts'
import { checkKeys } from '../check-keys.ts'
import type { DataKeys } from '../data-keys.ts'
import { keyring } from '../keyring.ts'
import type { Schema } from '../schema.ts'
import { openStorage } from '../sqlite.ts'
import { openConnection } from '../sqlite-connection.ts'
import { sqliteDialect } from '../sqlite-dialect.ts'
import type { FoundBy } from '../storage.ts'
import { assertAlone, isDamage } from './alone.ts'
import { assertWhole, Damaged, sync } from './backup.ts'
import { type CarriedOver, carryOver } from './carry-over.ts'
import { referencesIn } from './references-in.ts'

type Restored = {
  /** Where the database of before is kept, if there was one. */
  readonly before?: string
  /** What of it was brought; nothing where it cannot be read. Where it is not later, nobody can sign in any more, and people must do things again. */
  readonly carriedOver?: CarriedOver
  /** References that stand in a database of before that cannot be read, and not in the backup: those of referrals that are lost, as far as it tells. */
  readonly missing: readonly string[]
}

/**
 * Puts a backup in the place of the database, which is kept beside it under another name. Throws, and changes nothing, where the backup is
 * damaged, these keys do not open it, or somebody has the database open. What others held is let go: they are gone. So are all sessions and
 * invitations.
 */
export async function restore(
  backup: string,
  file: string,
  keys: DataKeys,
  now: string,
  foundByOf: (referral: unknown) => FoundBy,
): Promise<Restored> {
  assertWhole(backup)
  const draft = `${file}.restored`
  copyFileSync(backup, draft)
  chmodSync(draft, 0o600)
  let carriedOver: CarriedOver | undefined
  let missing: readonly string[] = []
  try {
    const erased = existsSync(file) ? await erasedIn(file, keys) : undefined
    const storage = await openStorage({ file: draft, keys })
    carriedOver = await withTables(draft, async (db) => {
      await db.deleteFrom('secret').execute()
      const opening = { keys: keyring(keys), hashed: blindHash(await checkKeys(db, keys)), foundByOf }
      const carried = erased && (await carryOver(db, file, opening))
      if (!carried?.isLater) await db.deleteFrom('passkey').execute()
      if (!erased) missing = await missingIn(db, file)
      return carried
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
  const before = setAside(file, `${file}.before-${now.replace(/\.\d+Z$/, '').replaceAll(':', '-')}`)
  renameSync(draft, file)
  sync(dirname(file))
  return { ...(before && { before }), ...(carriedOver && { carriedOver }), missing }
}

/** Gives the database another name, and its log with it: the newest referrals may be in that alone. */
function setAside(file: string, before: string): string | undefined {
  const parts = ['', '-wal'].filter((ending) => existsSync(file + ending))
  for (const ending of parts) renameSync(file + ending, before + ending)
  rmSync(`${file}-shm`, { force: true })
  return parts.length > 0 ? before : undefined
}

/** The references that stand in a file that cannot be read, and not in this database. */
async function missingIn(db: Kysely<Schema>, file: string): Promise<readonly string[]> {
  const known = new Set((await db.selectFrom('referral').select('reference').execute()).map((row) => row.reference))
  const found = [...(await referencesIn(file)), ...(await referencesIn(`${file}-wal`))]
  return [...new Set(found)].filter((reference) => !known.has(reference)).toSorted()
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
