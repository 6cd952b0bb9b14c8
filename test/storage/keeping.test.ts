import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from '@jest/globals'
import Database from 'better-sqlite3'
import type { Storage } from '../../src/storage/storage.ts'
import { address, bytes, change, dataKeys, fixture, noon, referral } from './fixture.ts'

const { open, folder } = fixture()

/** Somebody who is found nowhere else, as they type and as programs might write them. */
const CANARY = { name: 'Quetzalina Canary', nhsNumber: '9434765919', phone: '07700 900777' }
const forms = (text: string): readonly Buffer[] => [
  Buffer.from(text),
  Buffer.from(text.toUpperCase()),
  Buffer.from(text.replace(/\s/g, '')),
  Buffer.from(text, 'utf16le'),
  Buffer.from(Buffer.from(text).toString('hex')),
  ...[0, 1, 2].map((at) => Buffer.from(Buffer.from(text).subarray(at).toString('base64').slice(2, -4))),
]
const hits = (within: Buffer): number =>
  Object.values(CANARY)
    .flatMap(forms)
    .filter((form) => within.includes(form)).length

let storage: Storage
let file: string
const reference = referral().reference
beforeEach(async () => {
  ;({ storage, file } = await open())
  const captured = referral({ body: CANARY, foundBy: { surname: 'canary', nhsNumber: CANARY.nhsNumber } })
  await storage.save(change(0, `${CANARY.name} ${CANARY.nhsNumber} ${CANARY.phone}`, { referral: captured }))
  const id = (await storage.deliveries())[0]?.id ?? ''
  await storage.inbox.write(id, 'note', { at: noon, by: 'staff-1', note: `Rang ${CANARY.name} on ${CANARY.phone}` })
})

/** What is sealed of a referral, as it stands in the file. */
const sealed = () => {
  const database = new Database(file, { readonly: true })
  const pieces = database
    .prepare('select wrapped_key, body from referral union all select wrapped_key, state from conversation')
    .raw()
    .all()
    .flat() as Buffer[]
  const notes = database.prepare('select body from event where body is not null').raw().all().flat() as Buffer[]
  const found = database.prepare('select hash from found_by').raw().all().flat() as Buffer[]
  database.close()
  return [...pieces, ...notes, ...found].map((piece) => piece.subarray(0, 32))
}

test('nothing of the person can be read in the file, before or after', async () => {
  expect(hits(bytes(file))).toBe(0)
  expect(hits(Buffer.from(JSON.stringify(await storage.keeping.held(reference))))).toBeGreaterThan(0)
})

describe('erasing a referral', () => {
  test('destroys its key and all that it opened: not one byte of them is left in database or log', async () => {
    const pieces = sealed()
    expect(pieces.length).toBeGreaterThan(6)
    expect(pieces.every((piece) => bytes(file).includes(piece))).toBe(true)
    expect(await storage.keeping.erase(reference, noon, 'staff-1')).toBe(true)
    expect(statSync(`${file}-wal`).size).toBe(0)
    expect(pieces.filter((piece) => bytes(file).includes(piece))).toEqual([])
  })

  test('the same check sees them where SQLite does not overwrite what it deletes', async () => {
    const pieces = sealed()
    await storage.close()
    const careless = new Database(file)
    careless.pragma('secure_delete = OFF')
    careless.exec(
      `delete from event; delete from found_by; delete from delivery; delete from referral; delete from conversation`,
    )
    careless.close()
    expect(pieces.filter((piece) => bytes(file).includes(piece)).length).toBeGreaterThan(0)
    ;({ storage } = await open())
  })

  test('erases the chat in which it was made, and no other', async () => {
    const other = { ...change(0, '').conversation, id: 'c2' }
    await storage.save(change(0, 'hi', { address: 'web:2', conversation: other }))
    await storage.keeping.erase(reference, noon, 'staff-1')
    expect(await storage.find(address)).toBeUndefined()
    expect(await storage.transcript(address)).toEqual([])
    expect(await storage.transcript('web:2')).toHaveLength(2)
  })

  test('because it was taken long ago leaves the chat, and that is shown for as long', async () => {
    const [delivery] = await storage.deliveries()
    await storage.outbox.move(delivery?.id ?? '', 'accepted', { at: noon, by: 'staff-1' })
    expect(await storage.keeping.eraseOld('2027-01-01T00:00:00.000Z', noon)).toEqual([reference])
    expect(await storage.keeping.held(reference)).toMatchObject({ erasedAt: noon })
    expect((await storage.keeping.held(reference))?.transcript).toHaveLength(2)
  })

  test('says who erased it, in its story and where a restore reads it; what was too old the program erased', async () => {
    await storage.save(
      change(1, 'more', { referral: referral({ id: 'r2', run: 'run-2', reference: 'PHB-BBBB-BBBB' }) }),
    )
    const other = (await storage.deliveries()).find((row) => row.reference === 'PHB-BBBB-BBBB')
    await storage.outbox.move(other?.id ?? '', 'accepted', { at: noon, by: 'staff-1' })
    expect(await storage.keeping.eraseOld('2027-01-01T00:00:00.000Z', noon)).toEqual(['PHB-BBBB-BBBB'])
    await storage.keeping.erase(reference, noon, 'staff-1')
    expect((await storage.keeping.held(reference))?.events.at(-1)).toEqual({ at: noon, what: 'erased', by: 'staff-1' })
    expect(await storage.keeping.erased()).toEqual([
      { reference, at: noon, by: 'staff-1' },
      { reference: 'PHB-BBBB-BBBB', at: noon, by: 'program' },
    ])
    expect(await storage.audit.lines('PHB-BBBB-BBBB')).toEqual([
      { at: noon, staff: 'program', act: 'erased', about: 'PHB-BBBB-BBBB' },
    ])
  })

  test('or trying one again is not done where it cannot be written down', async () => {
    const line = { at: noon, staff: 'a-command', act: 'tried', about: reference }
    const body = referral({ id: 'r2', run: 'run-2', reference: 'PHB-BBBB-BBBB', route: 'email' })
    await storage.save(change(1, 'more', { referral: body }))
    const other = (await storage.deliveries()).find((row) => row.reference === body.reference)?.id ?? ''
    const [first] = (await storage.deliveries()).filter((row) => row.reference === reference)
    await storage.outbox.move(first?.id ?? '', 'accepted', { at: noon, by: 'staff-1' })
    const database = new Database(file)
    database.exec(`create trigger no_audit before insert on audit begin select raise(abort, 'the disk is full'); end`)
    const waits = await storage.outbox.waiting()
    await expect(storage.keeping.erase(reference, noon, 'staff-1', line)).rejects.toThrow('disk is full')
    await expect(storage.keeping.eraseOld('2027-01-01T00:00:00.000Z', noon)).rejects.toThrow('disk is full')
    await expect(storage.outbox.retry(other, '2026-11-30T12:00:00.000Z', line)).rejects.toThrow('disk is full')
    expect(await storage.keeping.erased()).toEqual([])
    expect(await storage.outbox.waiting()).toEqual(waits)
    database.exec('drop trigger no_audit')
    database.close()
    expect(await storage.outbox.retry(other, '2026-11-30T12:00:00.000Z', line)).toBe(true)
    expect(await storage.audit.lines(reference)).toEqual([line])
  })

  test('leaves a row that says that it was here, and shows nobody', async () => {
    await storage.keeping.erase(reference, noon, 'staff-1')
    const left = await storage.keeping.held(reference)
    expect(left).toMatchObject({ reference, capturedAt: noon, erasedAt: noon, transcript: [] })
    expect(left?.referral).toBeUndefined()
    expect(left?.events.map(({ what, note }) => [what, note])).toEqual([
      ['captured', undefined],
      ['sent', undefined],
      ['note', undefined],
      ['erased', undefined],
    ])
    expect((await storage.inbox.list({}, {}, { size: 9, from: 0 })).total).toBe(0)
    expect(await storage.outbox.waiting()).toEqual([])
    expect(await storage.keeping.erase(reference, noon, 'staff-1')).toBe(false)
    expect(await storage.keeping.erase('PHB-ZZZZ-ZZZZ', noon, 'staff-1')).toBe(false)
  })

  test('what was still to be sent is not', async () => {
    const { storage: other } = await open()
    await other.save(change(0, 'hello', { referral: referral({ route: 'email', destination: 'email:a@example.org' }) }))
    await other.keeping.erase(reference, noon, 'staff-1')
    expect(await other.outbox.claim('2027-01-01T00:00:00.000Z', '2027-01-01T00:01:00.000Z')).toEqual([])
  })
})

test('all that is held comes with the chat, and without it once that is forgotten', async () => {
  const all = await storage.keeping.held(reference)
  expect(all).toMatchObject({ referral: CANARY, deliveries: [{ what: 'referral', route: 'inbox', state: 'sent' }] })
  expect(all?.transcript).toHaveLength(2)
  await storage.forget(address)
  expect((await storage.keeping.held(reference))?.transcript).toEqual([])
  expect(await storage.keeping.held('PHB-ZZZZ-ZZZZ')).toBeUndefined()
})

test('a copy made while others write is whole, and opens with the same keys', async () => {
  const copy = join(folder(), 'copy.db')
  const writing = Array.from({ length: 50 }, (_, index) =>
    storage.save(
      change(0, 'hello', { address: `web:${index}`, conversation: { ...change(0, '').conversation, id: `c${index}` } }),
    ),
  )
  await storage.keeping.copyTo(copy)
  await Promise.all(writing)
  const check = new Database(copy, { readonly: true })
  expect(check.pragma('integrity_check', { simple: true })).toBe('ok')
  check.close()
  expect(hits(readFileSync(copy))).toBe(0)
  const { storage: restored } = await open(copy, dataKeys)
  expect(await restored.keeping.held(reference)).toMatchObject({ referral: CANARY })
})
