import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseDataKeys } from '../../../src/storage/data-keys.ts'
import { openStorage } from '../../../src/storage/sqlite.ts'
import { writtenKey } from '../../storage/written-key.ts'
import { type Done, readRecords } from './records.ts'
import type { Disk } from './states.ts'

/** Whether a C compiler is here, which the recorder needs; and Linux, whose calls it stands before. */
export const canRecord = (): boolean => process.platform === 'linux' && spawnSync('gcc', ['--version']).status === 0

/** A folder with the recorder, and a database that holds nothing yet. `end` removes it. */
export async function workbench() {
  const folder = mkdtempSync(join(tmpdir(), 'phb-power-cut-'))
  const recorder = join(folder, 'recorder.so')
  const source = join(import.meta.dirname, 'recorder.c')
  const built = spawnSync('gcc', ['-O1', '-shared', '-fPIC', '-o', recorder, source, '-ldl', '-lpthread'])
  if (built.status !== 0) throw new Error(`The recorder could not be made: ${built.stderr}`)
  const keys = writtenKey('test')
  const empty = join(folder, 'empty.db')
  await (await openStorage({ file: empty, keys: parseDataKeys(keys) })).close()

  let runs = 0
  return {
    folder,
    keys: parseDataKeys(keys),
    end: () => rmSync(folder, { recursive: true }),
    /** Saves so many referrals while everything is written down; `fail` makes the disk fail (see `recorder.c`). */
    run: ({ count, synchronous = 'FULL', fail, from = 0, on }: Run): Ran => {
      runs += 1
      const file = on ?? join(folder, `run-${runs}.db`)
      if (!on) copyFileSync(empty, file)
      const log = join(folder, `run-${runs}.log`)
      if (fail) writeFileSync(`${log}.broken`, '')
      const begun = { database: readFileSync(file), log: Buffer.alloc(0) }
      const { stderr } = spawnSync(
        process.execPath,
        [join(import.meta.dirname, 'writer.ts'), file, keys, String(count), synchronous, String(from)],
        {
          env: {
            PATH: process.env.PATH,
            LD_PRELOAD: recorder,
            PC_FILES: file,
            PC_LOG: log,
            ...(fail && { PC_FAIL: fail }),
          },
          encoding: 'utf8',
        },
      )
      const done = existsSync(log) ? readRecords(log) : []
      if (done.length === 0) throw new Error(`Nothing was recorded: ${stderr}`)
      return { file, begun, done }
    },
  }
}

type Run = {
  readonly count: number
  readonly synchronous?: 'FULL' | 'NORMAL'
  readonly fail?: string
  readonly from?: number
  /** A database that a run before left. */
  readonly on?: string
}
type Ran = { readonly file: string; readonly begun: Disk; readonly done: readonly Done[] }

/** The numbers of referrals of which somebody was told that they were saved, up to here. */
export const acknowledged = (done: readonly Done[]): readonly number[] =>
  done.flatMap((one) => (one.what === 'told' && one.isSaved ? [one.referral] : []))
