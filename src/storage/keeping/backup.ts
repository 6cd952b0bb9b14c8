import { chmodSync, closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import type { Storage } from '../storage.ts'

/**
 * Writes a whole copy of the database into a folder, and gives its name. It is on the disk, and whole, before it has that name: a backup
 * that is there can be restored, and its name is in the audit log. Times in names are UTC.
 */
export async function backUp(
  { keeping, audit }: Pick<Storage, 'keeping' | 'audit'>,
  folder: string,
  now: string,
): Promise<string> {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = join(folder, `phb-navigator-${now.replace(/\.\d+Z$/, '').replaceAll(':', '-')}.db`)
  if (existsSync(file)) throw new Error(`${file} is there already`)
  const draft = `${file}.part`
  rmSync(draft, { force: true })
  await keeping.copyTo(draft)
  chmodSync(draft, 0o600)
  assertWhole(draft)
  sync(draft)
  await audit.add({ at: now, staff: 'backup-command', act: 'backedUp', about: basename(file) })
  renameSync(draft, file)
  sync(dirname(file))
  return file
}

export class Damaged extends Error {}

/** Throws where SQLite finds a mistake in a database file. */
export function assertWhole(file: string): void {
  const database = new Database(file, { readonly: true, fileMustExist: true })
  try {
    const found = database.pragma('integrity_check', { simple: true })
    if (found !== 'ok') throw new Damaged(`${file} is damaged: ${found}`)
  } finally {
    database.close()
  }
}

/** A file's bytes, or a folder's names, are on the disk when this returns. */
export function sync(path: string): void {
  const open = openSync(path, 'r')
  fsyncSync(open)
  closeSync(open)
}
