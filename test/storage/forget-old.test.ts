import { statSync } from 'node:fs'
import { setImmediate as nextTurn } from 'node:timers/promises'
import Database from 'better-sqlite3'
import type { Storage } from '../../src/storage/storage.ts'
import { bytes, change, fixture, noon, referral } from './fixture.ts'

const { open } = fixture()

const before = '2026-11-22T00:00:00.000Z'
const old = '2026-11-21T23:59:59.999Z'

test('conversations from before the time go, the others and every referral stay', async () => {
  const { storage, file } = await open()
  await save(storage, 'old', 0, old, { referral: referral() })
  await save(storage, 'gone-on-with', 0, old)
  await save(storage, 'gone-on-with', 1, before)
  await save(storage, 'new', 0, noon)

  expect(await storage.forgetOld(before)).toBe(1)
  expect(await storage.find('web:old')).toBeUndefined()
  expect((await storage.find('web:gone-on-with'))?.version).toBe(2)
  expect(await storage.transcript('web:gone-on-with')).toHaveLength(4)
  expect(await storage.transcript('web:new')).toHaveLength(2)
  const [row] = await storage.deliveries()
  expect(await storage.openDelivery(row?.id ?? '', noon)).toMatchObject({ referral: referral().body })
  expect(entriesOf(file, 'old')).toBe(0)
  expect(await storage.forgetOld('2026-11-22T00:00:00Z')).toBe(0)
})

test('their keys and words are gone from the files', async () => {
  const { storage, file } = await open()
  await save(storage, 'old', 0, old)
  await save(storage, 'new', 0, noon)
  const database = new Database(file, { readonly: true })
  const sealed = database
    .prepare<[], { key: Buffer; body: Buffer }>(
      `select wrapped_key as key, body from conversation join entry on id = conversation_id where id = 'old'`,
    )
    .all()
    .flatMap(({ key, body }) => [key.subarray(0, 32), body.subarray(0, 32)])
  database.close()
  expect(sealed.map((piece) => bytes(file).includes(piece))).toEqual([true, true, true, true])

  await storage.forgetOld(before)
  expect(statSync(`${file}-wal`).size).toBe(0)
  expect(sealed.map((piece) => bytes(file).includes(piece))).toEqual([false, false, false, false])
})

test('many go a few at a time: others are answered in between', async () => {
  const { storage } = await open()
  for (let i = 0; i < 110; i++) await save(storage, `old-${i}`, 0, old)
  await save(storage, 'new', 0, noon)
  let forgotten: number | undefined
  const forgetting = storage.forgetOld(before).then((count) => {
    forgotten = count
  })
  const seen: boolean[] = []
  while (forgotten === undefined) {
    await nextTurn()
    seen.push((await storage.find('web:old-109')) !== undefined)
  }
  await forgetting
  expect(forgotten).toBe(110)
  expect(seen.filter(Boolean).length).toBeGreaterThanOrEqual(4)
  expect(await storage.find('web:new')).toBeDefined()
})

test('it does not fail while another program reads: what is erased is erased, and the log is emptied later', async () => {
  const { storage, file, notEmptied } = await open()
  await save(storage, 'old', 0, old)
  const other = new Database(file)
  const reading = other.prepare('select * from entry').iterate()
  reading.next()
  expect(await storage.forgetOld(before)).toBe(1)
  expect(statSync(`${file}-wal`).size).toBeGreaterThan(0)
  reading.return?.()
  other.close()
  expect(await storage.forgetOld(before)).toBe(0)
  expect(statSync(`${file}-wal`).size).toBe(0)
  expect(notEmptied).toEqual([])
})

test('they are found by an index, also in a file that was made before there was one', async () => {
  const { storage, file } = await open()
  await save(storage, 'old', 0, old)
  await storage.close()
  const older = new Database(file)
  const indexes = ['conversation_saved_at', 'secret_expires', 'referral_state', 'referral_commissioner']
  for (const name of [...indexes, ...['due', 'referral', 'leased', 'open'].map((of) => `delivery_${of}`)])
    older.exec(`drop index ${name}`)
  for (const name of ['question', 'event', 'found_by', 'alarm', 'audit', 'status', 'passkey', 'staff'])
    older.exec(`drop table ${name}`)
  const added = {
    secret: 'subject seen_at',
    referral: 'pathway state state_at tells_of_danger erased_at',
    delivery: 'destination what state state_at tries due_at lease leased_until problem dead_at',
  }
  for (const [table, columns] of Object.entries(added))
    for (const column of columns.split(' ')) older.exec(`alter table ${table} drop column ${column}`)
  older.exec(`delete from kysely_migration where name >= '2026-11-23'`)
  older.close()

  const again = await open(file)
  const database = new Database(file, { readonly: true })
  const plan = database.prepare('explain query plan select id from conversation where saved_at < ?').all(before)
  database.close()
  expect(plan).toEqual([expect.objectContaining({ detail: expect.stringContaining('INDEX conversation_saved_at') })])
  expect(await again.storage.forgetOld(before)).toBe(1)
})

test('a time that is none erases nothing', async () => {
  const { storage } = await open()
  await save(storage, 'old', 0, old)
  await expect(storage.forgetOld('yesterday')).rejects.toThrow('Invalid time')
  expect(await storage.find('web:old')).toBeDefined()
})

function save(storage: Storage, id: string, version: number, at: string, more: Parameters<typeof change>[2] = {}) {
  const conversation = { ...change(version, 'hello').conversation, id }
  return storage.save(change(version, 'hello', { conversation, address: `web:${id}`, at, ...more }))
}

function entriesOf(file: string, id: string) {
  const database = new Database(file, { readonly: true })
  const entries = database.prepare('select 1 from entry where conversation_id = ?').all(id)
  database.close()
  return entries.length
}
