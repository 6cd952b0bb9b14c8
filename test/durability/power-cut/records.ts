import { readFileSync } from 'node:fs'

/** Something that was done to a file, as `recorder.c` wrote it down. */
export type Done =
  | { readonly what: 'write'; readonly file: File; readonly bytes: Buffer; readonly offset: number }
  | { readonly what: 'sync'; readonly file: File }
  | { readonly what: 'truncate'; readonly file: File; readonly length: number }
  /** The number of a referral that was acknowledged, or refused. */
  | { readonly what: 'told'; readonly referral: number; readonly isSaved: boolean }

export type File = 'database' | 'log'

const HEAD = 14

/** All that was done, in its order. */
export function readRecords(log: string): readonly Done[] {
  const all = readFileSync(log)
  const found: Done[] = []
  for (let at = 0; at + HEAD <= all.length; ) {
    const [what, kind] = [String.fromCharCode(all.readUInt8(at)), all.readUInt8(at + 1)]
    const [length, offset] = [all.readUInt32LE(at + 2), Number(all.readBigUInt64LE(at + 6))]
    const bytes = all.subarray(at + HEAD, at + HEAD + length)
    const file: File = kind === 1 ? 'database' : 'log'
    if (what === 'w') found.push({ what: 'write', file, bytes, offset })
    if (what === 's') found.push({ what: 'sync', file })
    if (what === 't') found.push({ what: 'truncate', file, length: offset })
    if (what === 'm') found.push({ what: 'told', referral: Number(String(bytes).slice(1)), isSaved: bytes[0] === 0x2b })
    at += HEAD + length
  }
  return found
}
