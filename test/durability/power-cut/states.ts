import type { Done, File } from './records.ts'

/** What a disk may hold after the power went. */
export type Disk = Readonly<Record<File, Buffer>>

/** How much of what was not synced reached the disk: nothing, all, the database's but not the log's, or some pieces. */
export const WORST = ['none', 'all', 'databaseOnly', 'logOnly', 'pieces'] as const
export type Worst = (typeof WORST)[number]

/** A disk writes pieces of this size whole, or not at all. */
const PIECE = 4096

/** A file that is written to in place. */
class Image {
  bytes: Buffer

  constructor(bytes: Buffer) {
    this.bytes = Buffer.from(bytes)
  }

  /** Does what was done, as far as it reaches the disk: a piece of a write whole, or not at all. */
  apply(done: Done, reaches: () => boolean = () => true): void {
    if (done.what === 'truncate' && reaches()) this.resize(done.length)
    if (done.what !== 'write') return
    for (let at = 0; at < done.bytes.length; at += PIECE) {
      if (!reaches()) continue
      const piece = done.bytes.subarray(at, at + PIECE)
      this.resize(Math.max(this.bytes.length, done.offset + at + piece.length))
      piece.copy(this.bytes, done.offset + at)
    }
  }

  private resize(length: number): void {
    if (length < this.bytes.length) this.bytes = Buffer.from(this.bytes.subarray(0, length))
    if (length > this.bytes.length) this.bytes = Buffer.concat([this.bytes, Buffer.alloc(length - this.bytes.length)])
  }
}

/** Walks through what was done, and gives at any moment each state that the disk may be in: what was synced is there; of the rest, any part. */
export function createDisk(begun: Disk, random: () => number) {
  const synced: Record<File, Image> = { database: new Image(begun.database), log: new Image(begun.log) }
  const waiting: Record<File, Done[]> = { database: [], log: [] }
  const cutOf = (worst: Worst, file: File): Buffer => {
    const image = new Image(synced[file].bytes)
    for (const done of waiting[file]) image.apply(done, reach(worst, file, random))
    return image.bytes
  }
  return {
    after: (done: Done): void => {
      if (done.what === 'told') return
      if (done.what !== 'sync') {
        waiting[done.file].push(done)
        return
      }
      for (const one of waiting[done.file]) synced[done.file].apply(one)
      waiting[done.file] = []
    },
    cut: (worst: Worst): Disk => ({ database: cutOf(worst, 'database'), log: cutOf(worst, 'log') }),
  }
}

function reach(worst: Worst, file: File, random: () => number): () => boolean {
  if (worst === 'pieces') return () => random() < 0.5
  const all =
    worst === 'all' || (worst === 'databaseOnly' && file === 'database') || (worst === 'logOnly' && file === 'log')
  return () => all
}
