import { spawnSync } from 'node:child_process'
import { closeSync, existsSync, mkdtempSync, openSync, readdirSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import Database from 'better-sqlite3'
import { newConversation } from '../../src/core/conversation/conversation.ts'
import { dataKeys } from '../../src/storage/data-keys.ts'
import { openStorage } from '../../src/storage/sqlite.ts'
import { plainReferral } from '../fixtures/referral.ts'
import { change, noon, referral } from '../storage/fixture.ts'

/** `npm run restore`, over a backup that is older than a referral. */
const root = join(import.meta.dirname, '../..')
const to = { route: 'email', destination: 'email:team@example.org', commissioner: 'QWO' }
const since = { ...plainReferral, reference: 'PHB-7TTX-0B3N' }

let folder: string
let storage: Awaited<ReturnType<typeof openStorage>>
let backup: string
const database = () => join(folder, 'phb-navigator.db')
const here = () => openStorage({ file: database(), keys: dataKeys({ folder, database: database() }).keys })
const run = (tool: string, args: readonly string[]) => {
  const options = { env: { PATH: process.env.PATH, DATA_DIR: folder }, cwd: folder, encoding: 'utf8' } as const
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [join(root, 'src', 'tools', `${tool}.ts`), ...args],
    options,
  )
  return { stdout, stderr, status }
}
const inFile = <Result>(ask: (file: Database.Database) => Result): Result => {
  const file = new Database(database())
  try {
    return ask(file)
  } finally {
    file.close()
  }
}
const deliveryOf = (): string =>
  inFile((file) => file.prepare(`select id from delivery where referral_id = 'referral-2'`).pluck().get()) as string
const foundBy = () =>
  inFile((file) => file.prepare(`select kind, hash from found_by where referral_id = 'referral-2' order by kind`).all())

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'phb-restore-'))
  storage = await here()
  await storage.save(
    change(0, 'hello', { referral: referral({ ...to, reference: plainReferral.reference, body: plainReferral }) }),
  )
  backup = run('backup', [join(folder, 'backups')]).stdout.trim()
  await storage.save(
    change(0, 'hello', {
      address: 'web:9sLq0aPzk3Jd',
      conversation: { ...newConversation('conversation-2', 'en'), revision: 1, subjects: {} },
      referral: referral({
        ...to,
        id: 'referral-2',
        run: 'run-2',
        reference: since.reference,
        foundBy: { surname: 'bloggs' },
        body: since,
      }),
    }),
  )
})
afterEach(async () => {
  await storage.close()
  rmSync(folder, { recursive: true })
})

test('a referral that came in since is brought: whole, found, and as far as it was', async () => {
  await storage.inbox.write(
    deliveryOf(),
    'note',
    { at: noon, by: 'staff-1', note: 'Rang, no answer' },
    {
      at: noon,
      staff: 'staff-1',
      act: 'note',
      about: since.reference,
    },
  )
  inFile((file) =>
    file.prepare(`update delivery set state = 'sent', due_at = null where referral_id = 'referral-2'`).run(),
  )
  const held = await storage.keeping.held(since.reference)
  await storage.close()
  const restored = run('restore', [backup])
  expect(restored).toMatchObject({ status: 0, stderr: '', stdout: expect.stringContaining(since.reference) })
  storage = await here()
  expect(held?.referral).toEqual(since)
  expect(await storage.keeping.held(since.reference)).toEqual(held)
  expect(foundBy().length).toBeGreaterThan(1)
  expect(
    inFile((file) => file.prepare(`select state, due_at from delivery where referral_id = 'referral-2'`).all()),
  ).toEqual([{ state: 'sent', due_at: null }])
  expect((await storage.outbox.waiting()).filter(({ reference }) => reference === since.reference)).toHaveLength(1)
})

test('one that came in since and was erased stays erased', async () => {
  await storage.keeping.erase(since.reference, noon, 'staff-1')
  await storage.close()
  expect(run('restore', [backup])).toMatchObject({ status: 0, stderr: '' })
  storage = await here()
  expect(await storage.keeping.held(since.reference)).toMatchObject({ erasedAt: noon, transcript: [] })
  expect(foundBy()).toEqual([])
})

test('one that came in since and is damaged is named, and the file is to be kept', async () => {
  inFile((file) => file.prepare(`update referral set body = x'00' where id = 'referral-2'`).run())
  await storage.close()
  const restored = run('restore', [backup])
  expect(restored).toMatchObject({ status: 1, stderr: '', stdout: expect.stringContaining('Keep it') })
  expect(restored.stdout.split('do not open')[1]).toContain(since.reference)
  storage = await here()
  expect((await storage.keeping.held(plainReferral.reference))?.referral).toEqual(plainReferral)
})

test('where the database of before cannot be read, the references in it are named, and it is to be kept', async () => {
  await storage.close()
  const file = openSync(database(), 'r+')
  writeSync(file, Buffer.alloc(100), 0, 100, 0)
  closeSync(file)
  const restored = run('restore', [backup])
  expect(restored).toMatchObject({ status: 1, stderr: '', stdout: expect.stringContaining('Keep it') })
  expect(restored.stdout).toContain(since.reference)
  expect(restored.stdout).not.toContain(plainReferral.reference)
  expect(restored.stdout).not.toMatch(/delete it then/)
  expect(readdirSync(folder).filter((name) => name.includes('.before-')).length).toBeGreaterThan(0)
  expect(existsSync(database())).toBe(true)
  storage = await here()
  expect((await storage.keeping.held(plainReferral.reference))?.referral).toEqual(plainReferral)
})
