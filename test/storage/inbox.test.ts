import { beforeEach, describe, expect, test } from '@jest/globals'
import type { InboxFilter, NewReferral, Scope, Storage } from '../../src/storage/storage.ts'
import { bytes, change, fixture, noon, referral } from './fixture.ts'

const { open } = fixture()

let storage: Storage
let file: string
beforeEach(async () => {
  ;({ storage, file } = await open())
})

let people = 0
/** Captures a referral, and gives its reference. */
const capture = async (more: Partial<NewReferral> = {}, at = noon) => {
  people += 1
  const id = `conversation-${people}`
  const reference = `PHB-${String(people).padStart(4, '0')}-AAAA`
  const { conversation } = change(0, 'hello')
  await storage.save(
    change(0, 'hello', {
      address: `web:${id}`,
      at,
      conversation: { ...conversation, id },
      referral: referral({ id: `referral-${people}`, reference, ...more }),
    }),
  )
  return reference
}

const PAGE = { size: 50, from: 0 }
const listed = async (scope: Scope, filter: InboxFilter = {}, page = PAGE) =>
  (await storage.inbox.list(scope, filter, page)).rows.map(({ reference }) => reference)
const idOf = async (reference: string) => (await storage.inbox.list({}, { reference }, PAGE)).rows[0]?.id ?? ''
const by = { staff: 'staff-1', at: noon, receives: true }

describe('a scope', () => {
  test('shows one board’s referrals, and of them the pathways that it names; the rest is as if it were not there', async () => {
    const mine = await capture({ commissioner: 'QOP', pathway: 'chc' })
    const children = await capture({ commissioner: 'QOP', pathway: 'children' })
    const theirs = await capture({ commissioner: 'QWO', pathway: 'chc' })
    expect(await listed({ commissioner: 'QOP' })).toEqual([children, mine])
    expect(await listed({ commissioner: 'QOP', pathways: ['children'] })).toEqual([children])
    expect(await listed({ commissioner: 'QOP', pathways: [] })).toEqual([])
    expect(await listed({})).toHaveLength(3)
    for (const [scope, reference] of [
      [{ commissioner: 'QOP' }, theirs],
      [{ commissioner: 'QOP', pathways: ['children'] }, mine],
    ] as const) {
      expect(await storage.inbox.open(scope, await idOf(reference), by)).toBeUndefined()
      expect(await storage.inbox.find(scope, await idOf(reference))).toBeUndefined()
    }
    expect(await storage.inbox.open({}, 'unknown', by)).toBeUndefined()
    expect(await storage.inbox.find({ commissioner: 'QOP' }, await idOf(mine))).toEqual({
      ...{ reference: mine, isClosed: false },
    })
  })

  test('follows a referral that was sent on: the old board does not see it any more', async () => {
    const reference = await capture({ commissioner: 'QOP' })
    const to = { commissioner: 'QWO', pathway: 'chc', route: 'inbox', destination: 'inbox' }
    await storage.outbox.redirect(await idOf(reference), to, { at: noon, by: 'staff-1', note: 'lives in Leeds' })
    expect(await listed({ commissioner: 'QOP' })).toEqual([])
    expect(await listed({ commissioner: 'QWO' })).toEqual([reference])
    const opened = await storage.inbox.open({ commissioner: 'QWO' }, await idOf(reference), by)
    expect(opened?.events.map(({ what, note }) => [what, note])).toEqual([
      ['captured', undefined],
      ['sent', undefined],
      ['redirected', 'lives in Leeds'],
      ['captured', undefined],
      ['sent', undefined],
      ['received', undefined],
    ])
  })
})

describe('opening', () => {
  test('by the board’s own people is its receipt, once; by others it is not', async () => {
    const reference = await capture()
    const id = await idOf(reference)
    expect(await storage.inbox.open({}, id, { ...by, receives: false })).toMatchObject({ state: 'sent' })
    const later = '2026-11-23T09:00:00.000Z'
    expect(await storage.inbox.open({}, id, { ...by, at: later })).toMatchObject({
      state: 'received',
      stateAt: later,
      openedAt: later,
    })
    expect(await storage.inbox.open({}, id, by)).toMatchObject({ state: 'received', stateAt: later, openedAt: later })
  })
})

describe('the list', () => {
  test('is newest first, and what is unread and tells of danger before all', async () => {
    const old = await capture({ tellsOfDanger: true }, '2026-11-20T12:00:00.000Z')
    const first = await capture({}, '2026-11-21T12:00:00.000Z')
    const second = await capture({}, '2026-11-22T12:00:00.000Z')
    expect(await listed({})).toEqual([old, second, first])
    await storage.inbox.open({}, await idOf(old), by)
    expect(await listed({})).toEqual([second, first, old])
    expect(await listed({}, {}, { size: 1, from: 1 })).toEqual([first])
    expect((await storage.inbox.list({}, {}, { size: 1, from: 1 })).total).toBe(3)
  })

  test('has those whose person asked again before the rest, until somebody tells them something', async () => {
    const old = await capture({}, '2026-11-20T12:00:00.000Z')
    const fresh = await capture({}, '2026-11-21T12:00:00.000Z')
    await storage.status.ask(old, '2026-11-22T12:00:00.000Z')
    await storage.status.ask(old, noon)
    const row = async () => (await storage.inbox.list({}, { reference: old }, PAGE)).rows[0]
    expect((await row())?.askedAt).toBe(noon)
    expect(await listed({})).toEqual([old, fresh])
    await storage.inbox.open({}, await idOf(old), by)
    await storage.inbox.write(await idOf(old), 'note', { at: noon, by: 'staff-1', note: 'busy' })
    const to = { commissioner: 'QWO', pathway: 'chc', route: 'inbox', destination: 'inbox' }
    await storage.outbox.redirect(await idOf(old), to, { at: noon, by: 'staff-1', note: 'lives in Leeds' })
    expect(await listed({})).toEqual([old, fresh])
    await storage.inbox.write(await idOf(old), 'contacted', { at: noon, by: 'staff-1', note: 'rang' })
    expect((await row())?.askedAt).toBeUndefined()
    expect(await listed({})).toEqual([fresh, old])
    await storage.status.ask(old, '2026-11-23T12:00:00.000Z')
    expect((await row())?.askedAt).toBe('2026-11-23T12:00:00.000Z')
    await storage.status.withdraw(old, '2026-11-23T13:00:00.000Z')
    expect((await row())?.askedAt).toBeUndefined()
  })

  test('can be filtered by each thing, and by several at once', async () => {
    const [a, b] = [
      await capture({ tellsOfDanger: true }),
      await capture({ pathway: 'children' }, '2026-11-25T12:00:00.000Z'),
    ]
    await storage.inbox.open({}, await idOf(a), by)
    expect(await listed({}, { state: 'received' })).toEqual([a])
    expect(await listed({}, { pathway: 'children' })).toEqual([b])
    expect(await listed({}, { commissioner: 'QXX' })).toEqual([])
    expect(await listed({}, { isUnread: true })).toEqual([b])
    expect(await listed({}, { tellsOfDanger: true })).toEqual([a])
    expect(await listed({}, { isUnread: true, tellsOfDanger: true })).toEqual([])
    expect(await listed({}, { silentSince: '2026-11-24T12:00:00.000Z' })).toEqual([])
    expect(await listed({}, { silentSince: '2026-11-25T12:00:00.000Z' })).toEqual([b])
  })

  test('is searched by surname, postcode and NHS number, and these stand in the file for nobody to read', async () => {
    const found = { surname: 'quetzalcoatl', postcode: 'LS14AP', nhsNumber: '9434765919' }
    const reference = await capture({ foundBy: found })
    await capture({ foundBy: { surname: 'obrien' } })
    for (const [kind, value] of Object.entries(found) as ['surname', string][])
      expect(await listed({}, { found: [{ kind, value }] })).toEqual([reference])
    expect(await listed({}, { found: [{ kind: 'surname', value: 'quetzal' }] })).toEqual([])
    expect(await listed({ commissioner: 'QWO' }, { found: [{ kind: 'surname', value: found.surname }] })).toEqual([])
    for (const value of Object.values(found)) expect(bytes(file).includes(value)).toBe(false)
  })
})

describe('likely duplicates', () => {
  const alike = async (reference: string, scope: Scope = {}) =>
    (await storage.inbox.open(scope, await idOf(reference), by))?.alike.map((one) => one.reference)

  test('have the same NHS number, or the same surname and postcode; one of these alone is not enough', async () => {
    const person = { surname: 'obrien', postcode: 'LS14AP', nhsNumber: '9434765919' }
    const first = await capture({ foundBy: person })
    const number = await capture({ foundBy: { ...person, surname: 'smith', postcode: 'LS27EW' } })
    const home = await capture({ foundBy: { surname: 'obrien', postcode: 'LS14AP' } })
    const sister = await capture({ foundBy: { surname: 'obrien', postcode: 'M11AE' } })
    expect(await alike(first)).toEqual([number, home])
    expect(await alike(sister)).toEqual([])
  })

  test('of another board are not told of', async () => {
    const person = { nhsNumber: '9434765919' }
    const mine = await capture({ commissioner: 'QOP', foundBy: person })
    await capture({ commissioner: 'QWO', foundBy: person })
    expect(await alike(mine, { commissioner: 'QOP' })).toEqual([])
  })
})

test('a note is sealed, and comes with who wrote it and when', async () => {
  const id = await idOf(await capture())
  await storage.inbox.write(id, 'note', { at: noon, by: 'staff-1', note: 'rang the daughter, quetzal' })
  expect(bytes(file).includes('quetzal')).toBe(false)
  expect((await storage.inbox.open({}, id, { ...by, receives: false }))?.events.at(-1)).toEqual({
    at: noon,
    what: 'note',
    by: 'staff-1',
    delivery: id,
    note: 'rang the daughter, quetzal',
  })
})
