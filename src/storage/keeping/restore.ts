import { chmodSync, copyFileSync, existsSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import type { DataKeys } from '../data-keys.ts'
import { openStorage } from '../sqlite.ts'
import { assertAlone } from './alone.ts'
import { assertWhole, sync } from './backup.ts'

/**
 * Puts a backup in the place of the database, which is kept beside it under another name, which this gives. Throws, and changes nothing, where
 * the backup is damaged, these keys do not open it, or somebody has the database open. What others held is let go: they are gone. Referrals that
 * were erased since the backup are erased in it too.
 */
export async function restore(backup: string, file: string, keys: DataKeys, now: string): Promise<string | undefined> {
  assertWhole(backup)
  const draft = `${file}.restored`
  copyFileSync(backup, draft)
  chmodSync(draft, 0o600)
  try {
    const storage = await openStorage({ file: draft, keys })
    await storage.outbox.release()
    for (const { reference, at } of existsSync(file) ? await erasedIn(file, keys) : [])
      await storage.keeping.erase(reference, at)
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
  return before
}

async function erasedIn(file: string, keys: DataKeys) {
  assertAlone(file)
  const storage = await openStorage({ file, keys })
  try {
    return await storage.keeping.erased()
  } finally {
    await storage.close()
  }
}

const remove = (file: string) => {
  for (const ending of ['', '-wal', '-shm']) rmSync(file + ending, { force: true })
}
