import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseDataKeys } from '../../src/storage/data-keys.ts'
import { openStorage } from '../../src/storage/sqlite.ts'
import { openConnection } from '../../src/storage/sqlite-connection.ts'
import type { Change } from '../../src/storage/storage.ts'
import { type Pace, pace } from './figures.ts'

/** The bytes that one turn writes. */
export type Written = {
  readonly state: number
  readonly heard: number
  readonly answered: number
  readonly referral?: number
}

/** What a change is when it is sealed: its JSON, a nonce of 12 bytes and a tag of 16. */
export function writtenBy({ conversation, heard, answered, referral }: Change): Written {
  const sealed = (value: unknown) => Buffer.byteLength(JSON.stringify(value)) + 28
  return {
    state: sealed(conversation),
    heard: sealed(heard.said),
    answered: sealed(answered),
    ...(referral && { referral: sealed(referral.body) }),
  }
}

/**
 * The least that a program could do: the same rows in the same tables of the same sizes, each turn in one IMMEDIATE transaction that
 * is synced to the disk (FULL), by better-sqlite3 itself. It reads nothing, thinks nothing and encrypts nothing.
 */
export async function bareLoop(turns: readonly Written[], journeys: number): Promise<Pace> {
  const folder = mkdtempSync(join(tmpdir(), 'phb-bare-'))
  const file = join(folder, 'bare.db')
  const keys = parseDataKeys(`bare:${randomBytes(32).toString('base64')}`)
  await (await openStorage({ file, keys })).close()
  const database = await openConnection(file, 'write')
  const statement = {
    begin: database.prepare('insert into conversation values (?, ?, 1, 3, ?, ?, ?, ?)'),
    update: database.prepare(
      'update conversation set version = version + 1, next_number = next_number + 2, saved_at = ?, state = ? where id = ?',
    ),
    entries: database.prepare('insert into entry values (?, ?, ?, ?, ?), (?, ?, ?, ?, ?)'),
    referral: database.prepare('insert into referral values (?, ?, ?, ?, ?, ?, ?, ?, ?)'),
    delivery: database.prepare('insert into delivery (id, referral_id, route) values (?, ?, ?)'),
  }
  const wrappedKey = randomBytes(60)
  const save = database.transaction((id: string, index: number, written: Written, bytes: Bytes) => {
    const at = new Date().toISOString()
    const state = bytes(written.state)
    if (index === 0) statement.begin.run(id, randomBytes(32), at, 'bare', wrappedKey, state)
    else statement.update.run(at, state, id)
    const [mine, ours] = [bytes(written.heard), bytes(written.answered)]
    statement.entries.run(id, 2 * index + 1, randomUUID(), at, mine, id, 2 * index + 2, null, at, ours)
    if (written.referral === undefined) return
    const referral = randomUUID()
    const body = bytes(written.referral)
    statement.referral.run(referral, randomUUID(), id, randomUUID(), 'QOP', at, 'bare', wrappedKey, body)
    statement.delivery.run(randomUUID(), referral, 'inbox')
  })

  const random = randomBytes(1024 * 1024)
  const bytes: Bytes = (size) => random.subarray(0, size)
  const taken: number[] = []
  const begun = performance.now()
  for (let journey = 0; journey < journeys; journey++) {
    const id = randomUUID()
    turns.forEach((written, index) => {
      const turnBegun = performance.now()
      save.immediate(id, index, written, bytes)
      taken.push(performance.now() - turnBegun)
    })
  }
  const result = pace(taken, performance.now() - begun)
  database.close()
  rmSync(folder, { recursive: true })
  return result
}

type Bytes = (size: number) => Buffer
