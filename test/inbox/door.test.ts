import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import Database from 'better-sqlite3'
import { type Site, site, Visitor } from '../server/site.ts'
import { Authenticator, type Odd } from './authenticator.ts'
import { invited, optionsOn, signedIn } from './signed-in.ts'

const COMMISSIONER = { role: 'commissioner', commissioner: 'QK1' } as const

let at: Site
let now: string
beforeAll(async () => {
  at = await site(() => ({ now: () => now, mode: 'live' }))
})
afterAll(() => at.end())
beforeEach(() => {
  now = '2026-11-24T10:00:00.000Z'
})

const later = (minutes: number) => {
  now = new Date(Date.parse(now) + minutes * 60_000).toISOString()
}
const isIn = async (visitor: Visitor) => (await visitor.get('/inbox')).status === 200
const signIn = async (key: Authenticator, odd: Odd = {}) => {
  const visitor = new Visitor(at)
  await visitor.get('/inbox/sign-in')
  await visitor.post('/inbox/sign-in', { credential: key.ask(optionsOn(visitor), odd) })
  return visitor
}

describe('an invitation', () => {
  test('makes a passkey once; looking at it uses nothing up', async () => {
    const { path, link } = await invited(at, COMMISSIONER)
    const visitor = new Visitor(at)
    for (const _ of [1, 2]) expect((await visitor.get(path)).html).toContain('Make my passkey')
    const credential = new Authenticator(at.url).make(optionsOn(visitor))
    expect((await visitor.post('/inbox/join', { link, credential })).html).toContain('<h1>Referrals</h1>')
    expect((await visitor.get(path)).status).toBe(404)
    expect((await new Visitor(at).post('/inbox/join', { link, credential })).status).toBe(404)
  })

  test('is good for a day, and a newer one takes its place', async () => {
    const email = 'jo@example.nhs.uk'
    const older = await invited(at, { ...COMMISSIONER, email })
    const newer = await invited(at, { ...COMMISSIONER, email })
    expect((await new Visitor(at).get(older.path)).status).toBe(404)
    later(24 * 60 - 1)
    expect((await new Visitor(at).get(newer.path)).status).toBe(200)
    later(1)
    expect((await new Visitor(at).get(newer.path)).status).toBe(404)
  })

  test('again, it takes the place of the passkey that was lost, and ends its sessions', async () => {
    const email = 'sam@example.nhs.uk'
    const before = await signedIn(at, { ...COMMISSIONER, email })
    const after = await signedIn(at, { ...COMMISSIONER, email })
    expect(after.id).toBe(before.id)
    expect(await isIn(before.staff)).toBe(false)
    expect(await isIn(await signIn(before.key))).toBe(false)
    expect(await isIn(await signIn(after.key))).toBe(true)
  })

  const odd: readonly (readonly [string, Odd])[] = [
    ['from another site', { origin: 'https://inbox.example.com' }],
    ['for another site', { rpID: 'example.com' }],
    ['to another challenge', { challenge: 'AAAA' }],
    ['without a finger, a face or a PIN', { unverified: true }],
    ['of another kind', { type: 'webauthn.get' }],
  ]
  test.each(odd)('is not used up by an answer %s', async (_, how) => {
    const { path, link } = await invited(at, COMMISSIONER)
    const visitor = new Visitor(at)
    await visitor.get(path)
    const { html } = await visitor.post('/inbox/join', {
      link,
      credential: new Authenticator(at.url).make(optionsOn(visitor), how),
    })
    expect(html).toContain('That did not work')
    expect(await isIn(visitor)).toBe(false)
  })

  test.each(['', '{', '[]', '"x"', '{"id":1}', '{"id":"x","response":{}}', 'null'])('nor by %j', async (credential) => {
    const { link } = await invited(at, COMMISSIONER)
    expect((await new Visitor(at).post('/inbox/join', { link, credential })).html).toContain('That did not work')
    expect((await new Visitor(at).post('/inbox/sign-in', { credential })).html).toContain('does not open this inbox')
  })

  test('does not take over a passkey that is somebody else’s', async () => {
    const { key } = await signedIn(at, COMMISSIONER)
    const { path, link } = await invited(at, COMMISSIONER)
    const visitor = new Visitor(at)
    await visitor.get(path)
    expect((await visitor.post('/inbox/join', { link, credential: key.make(optionsOn(visitor)) })).html).toContain(
      'did not work',
    )
    expect(await isIn(await signIn(key))).toBe(true)
  })
})

describe('signing in', () => {
  test('takes a passkey that was made here, by whoever holds it', async () => {
    const { key } = await signedIn(at, COMMISSIONER)
    expect(await isIn(await signIn(key))).toBe(true)
    expect(await isIn(await signIn(new Authenticator(at.url)))).toBe(false)
  })

  test.each<readonly [string, Odd]>([
    ['from another site', { origin: 'https://inbox.example.com' }],
    ['for another site', { rpID: 'example.com' }],
    ['to another challenge', { challenge: 'AAAA' }],
    ['without a finger, a face or a PIN', { unverified: true }],
    ['with a counter that goes backwards', { counter: 1 }],
  ])('refuses an answer %s', async (_, odd) => {
    const { key } = await signedIn(at, COMMISSIONER)
    await signIn(key)
    expect(await isIn(await signIn(key, odd))).toBe(false)
    expect(await isIn(await signIn(key))).toBe(true)
  })

  test('takes each challenge once, and for five minutes', async () => {
    const { key } = await signedIn(at, COMMISSIONER)
    const visitor = new Visitor(at)
    await visitor.get('/inbox/sign-in')
    const options = optionsOn(visitor)
    await visitor.post('/inbox/sign-in', { credential: key.ask(options) })
    expect(await isIn(visitor)).toBe(true)
    const replay = new Visitor(at)
    await replay.post('/inbox/sign-in', { credential: key.ask(options) })
    expect(await isIn(replay)).toBe(false)

    const slow = new Visitor(at)
    await slow.get('/inbox/sign-in')
    later(5)
    await slow.post('/inbox/sign-in', { credential: key.ask(optionsOn(slow)) })
    expect(await isIn(slow)).toBe(false)
  })

  test('a challenge for a new passkey is none for signing in', async () => {
    const { key } = await signedIn(at, COMMISSIONER)
    const { path } = await invited(at, COMMISSIONER)
    const visitor = new Visitor(at)
    await visitor.get(path)
    const { challenge } = optionsOn(visitor)
    expect(await isIn(await signIn(key, { challenge }))).toBe(false)
  })
})

describe('a session', () => {
  test('ends after thirty minutes without a request, and after twelve hours in any case', async () => {
    const { staff } = await signedIn(at, COMMISSIONER)
    later(29)
    expect(await isIn(staff)).toBe(true)
    later(29)
    expect(await isIn(staff)).toBe(true)
    later(30)
    expect(await isIn(staff)).toBe(false)

    const { staff: busy } = await signedIn(at, COMMISSIONER)
    for (let hours = 0; hours < 12 * 3 - 1; hours++) {
      later(20)
      expect(await isIn(busy)).toBe(true)
    }
    later(20)
    expect(await isIn(busy)).toBe(false)
  })

  test('ends when somebody signs out, here and for whoever copied the cookie', async () => {
    const { staff } = await signedIn(at, COMMISSIONER)
    const copy = new Visitor(at)
    for (const [name, value] of staff.cookies) copy.cookies.set(name, value)
    expect((await staff.post('/inbox/sign-out', {})).html).toContain('Sign in')
    expect(staff.cookies.has('phb-inbox')).toBe(false)
    expect(await isIn(copy)).toBe(false)
  })

  test('ends when somebody leaves, and their passkey with it', async () => {
    const email = 'leaver@example.nhs.uk'
    const { staff, key } = await signedIn(at, { ...COMMISSIONER, email })
    expect(await at.around.storage.staff.end(' Leaver@example.nhs.uk', now)).toBe(true)
    expect(await isIn(staff)).toBe(false)
    expect(await isIn(await signIn(key))).toBe(false)
    expect(await at.around.storage.staff.end(email, now)).toBe(false)
  })

  test('ends when somebody is invited again: what it was signed in for neither grows nor shrinks', async () => {
    const email = 'wider@example.nhs.uk'
    const { staff, key } = await signedIn(at, { ...COMMISSIONER, pathways: ['chc'], email })
    const other = await signedIn(at, COMMISSIONER)
    await invited(at, { ...COMMISSIONER, email })
    expect(await isIn(staff)).toBe(false)
    expect(await isIn(other.staff)).toBe(true)
    expect((await (await signIn(key)).get('/inbox')).html).toContain('This list shows all referrals for')
  })

  test('is no challenge and no invitation, and no chat', async () => {
    const { staff } = await signedIn(at, COMMISSIONER)
    const secret = staff.cookies.get('phb-inbox') ?? ''
    expect((await new Visitor(at).get(`/inbox/join?link=${secret}`)).status).toBe(404)
    const other = new Visitor(at)
    other.cookies.set('phb-inbox', '')
    expect(await isIn(other)).toBe(false)
  })

  test('is in a cookie that no script reads and no other site sends', async () => {
    const { path, link } = await invited(at, COMMISSIONER)
    const visitor = new Visitor(at)
    await visitor.get(path)
    const response = await fetch(`${at.url}/inbox/join`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ link, credential: new Authenticator(at.url).make(optionsOn(visitor)) }),
    })
    expect(response.headers.getSetCookie()[0]).toMatch(
      /^phb-inbox=[\w-]{43}; Path=\/; Max-Age=43200; HttpOnly; SameSite=Strict$/,
    )
  })
})

test('who came in, went out, or tried to come in is written down', async () => {
  now = '2027-01-01T10:00:00.000Z'
  const { id, staff, key } = await signedIn(at, COMMISSIONER)
  await staff.post('/inbox/sign-out', {})
  await new Visitor(at).post('/inbox/sign-out', {})
  await signIn(key, { challenge: 'AAAA' })
  await signIn(new Authenticator(at.url))
  await signIn(key)
  const db = new Database(at.databaseFile, { readonly: true })
  const lines = db
    .prepare(`select staff, act from audit where at = ? and act <> 'listed' order by number`)
    .raw()
    .all(now)
  db.close()
  expect(lines).toEqual([
    [id, 'joined'],
    [id, 'signedOut'],
    [id, 'signInFailed'],
    ['unknown', 'signInFailed'],
    [id, 'signedIn'],
  ])
  expect(await at.around.storage.audit.firstBroken()).toBeUndefined()
  expect(await at.around.storage.staff.find(id)).toMatchObject({ hasPasskey: true, commissioner: 'QK1' })
})

test('no page of the inbox can be framed, by anybody', async () => {
  for (const path of ['/inbox', '/inbox/sign-in', '/inbox/join?link=x']) {
    const { headers } = await new Visitor(at).get(path)
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    expect(headers.get('x-frame-options')).toBe('DENY')
  }
})
