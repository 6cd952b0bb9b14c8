import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const made: string[] = []

/** A new folder for a database, until the bench ends. */
export function folder(): string {
  const one = mkdtempSync(join(tmpdir(), 'phb-bench-'))
  made.push(one)
  return one
}

/** Removes them all. */
export function lastFolders(): void {
  for (const one of made.splice(0)) rmSync(one, { recursive: true })
}
