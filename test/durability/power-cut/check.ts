import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { acknowledged } from './recorded.ts'
import type { Done } from './records.ts'
import { createDisk, type Disk, WORST } from './states.ts'

export type Findings = {
  cuts: number
  /** States in which something that was acknowledged is not there. */
  lossy: number
  /** The most that was lost in one. */
  mostLost: number
  /** States that SQLite itself finds damaged, or with a referral that has no delivery. */
  damaged: number
}

/** Cuts the power at moments spread over all that was done, in every way that the disk allows, and counts what is lost. */
export function cutAll(
  folder: string,
  begun: Disk,
  done: readonly Done[],
  cuts: number,
  random: () => number,
): Findings {
  const disk = createDisk(begun, random)
  const moments = new Set(Array.from({ length: cuts }, () => Math.floor(random() * done.length)))
  const found: Findings = { cuts: 0, lossy: 0, mostLost: 0, damaged: 0 }
  done.forEach((one, at) => {
    disk.after(one)
    if (!moments.has(at)) return
    const told = acknowledged(done.slice(0, at + 1))
    for (const worst of WORST) {
      const { there, isWhole } = readDisk(folder, disk.cut(worst))
      const lost = told.filter((number) => !there.has(number)).length
      found.cuts += 1
      found.lossy += lost > 0 ? 1 : 0
      found.mostLost = Math.max(found.mostLost, lost)
      found.damaged += isWhole ? 0 : 1
    }
  })
  return found
}

/** Opens what a disk holds as SQLite does after a power cut: the referrals that are there, and whether all is whole. */
function readDisk(folder: string, { database, log }: Disk): { there: ReadonlySet<number>; isWhole: boolean } {
  const file = join(folder, 'cut.db')
  for (const ending of ['', '-wal', '-shm']) rmSync(file + ending, { force: true })
  writeFileSync(file, database)
  writeFileSync(`${file}-wal`, log)
  const opened = new Database(file)
  try {
    const rows = opened
      .prepare(
        'select reference, delivery.id as delivery from referral left join delivery on referral_id = referral.id',
      )
      .all()
    const pairs = rows as { reference: string; delivery: string | null }[]
    return {
      there: new Set(pairs.map(({ reference }) => Number(reference.slice('PHB-'.length)))),
      isWhole:
        opened.pragma('integrity_check', { simple: true }) === 'ok' && pairs.every(({ delivery }) => delivery !== null),
    }
  } catch {
    return { there: new Set(), isWhole: false }
  } finally {
    opened.close()
  }
}
