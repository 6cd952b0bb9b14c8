import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import Database from 'better-sqlite3'
import { ANSWERS, type Site, site, upTo, Visitor } from '../server/site.ts'
import { signedIn } from './signed-in.ts'

/** An act and its line in the audit log: both are there, or neither. */

let at: Site
let staff: Visitor
let id: string
let path: string
let reference: string
let db: Database.Database
const now = '2026-11-24T10:00:00.000Z'
beforeAll(async () => {
  at = await site(() => ({ now: () => now }))
  db = new Database(at.databaseFile)
  const visitor = new Visitor(at)
  await upTo(visitor, 'consent', ANSWERS)
  await visitor.say('agree')
  const [newest] = await at.around.storage.deliveries()
  reference = newest?.reference ?? ''
  path = `/inbox/${newest?.id}`
  ;({ staff, id } = await signedIn(at, { role: 'commissioner', commissioner: 'QK1' }))
})
afterAll(async () => {
  db.close()
  await at.end()
})

/** All that an act can change. */
const rows = () =>
  ['referral', 'delivery', 'event', 'found_by', 'status', 'conversation', 'entry', 'audit'].map((table) =>
    db.prepare(`select * from ${table}`).raw().all(),
  )

beforeEach(() => {
  db.exec('drop trigger if exists no_audit')
})

/** Each as it is done, in an order in which each can be. */
const ACTS: readonly (readonly [act: string, by: () => Promise<{ readonly status: number }>])[] = [
  ['viewed', () => staff.get(path)],
  ['exported', () => staff.get(`${path}/referral.json`)],
  ['note', () => staff.post(`${path}/note`, { note: 'rang' })],
  ['contacted', () => staff.post(`${path}/contacted`, { note: 'by post' })],
  ['decline', () => staff.post(`${path}/decline`, { note: 'lives elsewhere' })],
  ['accept', () => staff.post(`${path}/accept`, {})],
  ['redirect', () => staff.post(`${path}/redirect`, { commissioner: 'QK1', pathway: 'children', note: 'is ten' })],
  // Sent on, it has a page of its own again.
  ['erased', async () => staff.post(`/inbox/${(await at.around.storage.deliveries())[0]?.id}/erase`, { reference })],
]

test.each(ACTS)(
  '%s is not done where it cannot be written down, and done with its line where it can',
  async (act, by) => {
    const before = rows()
    db.exec(`create trigger no_audit before insert on audit begin select raise(abort, 'the disk is full'); end`)
    expect((await by()).status).toBe(500)
    expect(rows()).toEqual(before)

    db.exec('drop trigger no_audit')
    expect((await by()).status).toBe(200)
    expect(rows()).not.toEqual(before)
    const lines = await at.around.storage.audit.lines(reference)
    expect(lines.filter((line) => line.act === act)).toEqual([{ at: now, staff: id, act, about: reference }])
    expect(await at.around.storage.audit.firstBroken()).toBeUndefined()
  },
)
