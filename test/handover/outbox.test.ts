import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import Database from 'better-sqlite3'
import { createMail } from '../../src/handover/mail.ts'
import { createOutbox } from '../../src/handover/outbox.ts'
import type { Route } from '../../src/handover/route.ts'
import { email } from '../../src/handover/routes/email.ts'
import { inbox } from '../../src/handover/routes/inbox.ts'
import type { Storage } from '../../src/storage/storage.ts'
import { change, fixture, referral } from '../storage/fixture.ts'
import { type MailServer, mailServer } from './mail-server.ts'

const { open } = fixture()

let server: MailServer
let storage: Storage
let file: string
let now: string
let logged: object[]
let told: string[]
beforeEach(async () => {
  server = await mailServer()
  ;({ storage, file } = await open())
  now = '2026-11-24T10:00:00.000Z' // a Tuesday
  logged = []
  told = []
})
afterEach(() => server.end())

const later = (seconds: number) => {
  now = new Date(Date.parse(now) + seconds * 1000).toISOString()
}

const outbox = (routes: Record<string, Route> = {}) => {
  const mail = createMail({ url: server.url, from: 'referrals@example.org' }, server.ca)
  const letterOf = async ({ reference }: { reference: string }) => ({ subject: reference, text: reference })
  return createOutbox({
    outbox: storage.outbox,
    routes: { inbox, email: email(mail, letterOf), ...routes },
    now: () => now,
    random: () => 0,
    log: { error: (what) => void logged.push(what) },
    tell: async (alarms) => void told.push(...alarms.map(({ kind }) => kind)),
  })
}

let people = 0
/** A referral that goes to this mailbox. */
const capture = async (mailbox: string, more: object = {}) => {
  people += 1
  const reference = `PHB-${String(people).padStart(4, '0')}-AAAA`
  const id = `conversation-${people}`
  const { conversation } = change(0, 'hello')
  const of = {
    id: `referral-${people}`,
    reference,
    route: 'email',
    destination: `email:${mailbox}@example.org`,
    ...more,
  }
  await storage.save(
    change(0, 'hello', {
      address: `web:${id}`,
      at: now,
      conversation: { ...conversation, id },
      referral: referral(of),
    }),
  )
  return reference
}

const rowOf = async (reference: string) =>
  (await storage.outbox.waiting()).find((row) => row.reference === reference && row.what === 'referral')

describe('a delivery', () => {
  test('is captured, then sent, each with its time, and never shown as received', async () => {
    const reference = await capture('team')
    expect(await rowOf(reference)).toMatchObject({ state: 'captured', stateAt: now, tries: 0 })
    later(2)
    await outbox().deliver()
    expect(await rowOf(reference)).toMatchObject({ state: 'sent', stateAt: now, tries: 1 })
    expect((await rowOf(reference))?.dueAt).toBeUndefined()
    expect(server.taken.map(({ to, isEncrypted }) => [to, isEncrypted])).toEqual([[['team@example.org'], true]])
    await outbox().deliver()
    expect(server.taken).toHaveLength(1)
  })

  test('to the inbox is there at once', async () => {
    const reference = await capture('', { route: 'inbox', destination: 'inbox' })
    expect(await rowOf(reference)).toMatchObject({ state: 'sent' })
    await outbox().deliver()
    expect(await rowOf(reference)).toMatchObject({ state: 'sent', tries: 0 })
  })

  test('that fails is tried ten times over three days, at the times of the standard, and then waits for people', async () => {
    const reference = await capture('team')
    server.manner = { refuses: 451 }
    const begun = Date.parse(now)
    const at: number[] = []
    for (let tries = 0; tries < 12; tries++) {
      await outbox().deliver()
      at.push((Date.parse(now) - begun) / 1000)
      const dueAt = (await rowOf(reference))?.dueAt
      if (!dueAt) break
      now = new Date(Date.parse(dueAt) - 1).toISOString()
      await outbox().deliver() // a moment before it is due nothing is tried
      now = dueAt
    }
    expect(at).toEqual([0, 5, 305, 2105, 9305, 27305, 63305, 113705, 185705, 272105])
    expect(await rowOf(reference)).toMatchObject({ state: 'captured', tries: 10, problem: 'smtp451', deadAt: now })

    server.manner = 'takes'
    later(7 * 24 * 3600)
    await outbox().deliver()
    expect(server.taken).toEqual([])
    expect(await storage.outbox.retry((await rowOf(reference))?.id ?? '', now)).toBe(true)
    await outbox().deliver()
    expect(server.taken).toHaveLength(1)
    expect(await rowOf(reference)).toMatchObject({ state: 'sent' })
  })

  test('to a mailbox that there is not is given up at once: trying again would change nothing', async () => {
    const reference = await capture('nobody')
    await outbox().deliver()
    expect(await rowOf(reference)).toMatchObject({ state: 'captured', tries: 1, problem: 'smtp550', deadAt: now })
  })

  test('goes over no line that others can read', async () => {
    await server.end()
    server = await mailServer({ hasTls: false })
    const reference = await capture('team')
    await outbox().deliver()
    expect(server.taken).toEqual([])
    expect(await rowOf(reference)).toMatchObject({ state: 'captured', tries: 1, problem: 'ETLS' })
  })

  test('whose server took it and hung up has an unknown end: it is sent again, under the same id', async () => {
    const reference = await capture('team')
    server.manner = 'takesAndHangsUp'
    await outbox().deliver()
    expect(await rowOf(reference)).toMatchObject({ state: 'captured', tries: 1 })
    server.manner = 'takes'
    later(6)
    await outbox().deliver()
    const ids = server.taken.map(({ raw }) => /^Message-ID: (.*)$/im.exec(raw)?.[1])
    expect(ids).toHaveLength(2)
    expect(ids[0]).toBe(ids[1])
    expect(await rowOf(reference)).toMatchObject({ state: 'sent', tries: 2 })
  })

  test('whose server answers twice was sent once, and the next goes too', async () => {
    server.manner = 'takesAndAnswersTwice'
    const references = [await capture('team'), await capture('team')]
    await outbox().deliver()
    later(6)
    await outbox().deliver()
    for (const reference of references) expect(await rowOf(reference)).toMatchObject({ state: 'sent' })
    expect(server.taken).toHaveLength(2)
  })

  test('is written into no log with more than its id, route and a code', async () => {
    await capture('team')
    server.manner = { refuses: 451 }
    await outbox().deliver()
    expect(logged).toEqual([{ delivery: expect.any(String), route: 'email', problem: 'smtp451', tries: 1 }])
  })

  test('by a route that is gone waits for people', async () => {
    const reference = await capture('team', { route: 'pigeon' })
    await outbox().deliver()
    expect(await rowOf(reference)).toMatchObject({ problem: 'noSuchRoute', deadAt: now })
  })
})

describe('lanes', () => {
  test('a destination that hangs holds up its own lane alone', async () => {
    const slow = [await capture('slow'), await capture('slow')]
    const quick = await capture('quick')
    server.mannerOf.set('slow', 'hangs')
    const running = outbox()
    const begun = performance.now()
    const delivering = running.deliver()
    while ((await rowOf(quick))?.state !== 'sent') await new Promise((resolve) => setTimeout(resolve, 10))
    expect(performance.now() - begun).toBeLessThan(5000)
    // The lane is held: its second delivery is not claimed beside the first.
    expect(await storage.outbox.claim(now, now)).toEqual([])
    for (const reference of slow) expect(await rowOf(reference)).toMatchObject({ state: 'captured', tries: 0 })
    await server.end()
    await delivering
    server = await mailServer()
  })

  test('take referrals before news', async () => {
    const first = await capture('team')
    await outbox().deliver()
    await storage.outbox.add(
      { reference: first },
      'corrected',
      { route: 'email', destination: 'email:team@example.org' },
      now,
    )
    const second = await capture('team')
    const [claimed] = await storage.outbox.claim(now, new Date(Date.parse(now) + 60_000).toISOString())
    expect(claimed).toMatchObject({ reference: second, what: 'referral' })
  })

  test('keep their order', async () => {
    const first = await capture('team')
    const second = await capture('team')
    await outbox().deliver()
    expect([(await rowOf(first))?.state, (await rowOf(second))?.state]).toEqual(['sent', 'captured'])
    await outbox().deliver()
    expect((await rowOf(second))?.state).toBe('sent')
  })
})

test('what was erased goes to nobody, though a row says that it is due, and holds up nobody', async () => {
  const [gone, kept] = [await capture('one'), await capture('one')]
  const db = new Database(file)
  db.prepare('update referral set erased_at = ? where reference = ?').run(now, gone)
  db.close()
  const claimed = await storage.outbox.claim(now, now)
  expect(claimed.map(({ reference }) => reference)).toEqual([kept])
})

describe('what does not open', () => {
  test('is given up and waits for people; the others go', async () => {
    const [damaged, whole] = [await capture('one'), await capture('two')]
    const db = new Database(file)
    db.prepare("update referral set body = x'00' where reference = ?").run(damaged)
    db.close()
    await outbox().deliver()
    expect(server.taken.map((mail) => mail.to[0])).toEqual(['two@example.org'])
    expect(await rowOf(damaged)).toMatchObject({ problem: 'unreadable', deadAt: now })
    expect(await rowOf(whole)).toMatchObject({ state: 'sent' })
  })
})

describe('a lease', () => {
  test('ends by itself after a minute, and its holder settles nothing any more', async () => {
    const reference = await capture('team')
    const [held] = await storage.outbox.claim(now, new Date(Date.parse(now) + 60_000).toISOString())
    if (!held) throw new Error('Nothing was claimed')
    later(59)
    expect(await storage.outbox.claim(now, now)).toEqual([])
    later(1)
    await outbox().deliver()
    expect(await rowOf(reference)).toMatchObject({ state: 'sent', tries: 1 })
    expect(await storage.outbox.settle(held, { problem: 'late', nextAt: now }, now)).toBe(false)
    expect(await rowOf(reference)).toMatchObject({ state: 'sent', tries: 1 })
  })

  test('of a process that died ends at the next start', async () => {
    const reference = await capture('team')
    await storage.outbox.claim(now, new Date(Date.parse(now) + 60_000).toISOString())
    await storage.close()
    ;({ storage } = await open(file))
    const running = outbox()
    await running.start()
    await running.stop()
    expect(await rowOf(reference)).toMatchObject({ state: 'sent' })
  })
})

describe('alarms', () => {
  test('what is given up raises one at once, told once, and gone when it is tried again', async () => {
    const reference = await capture('nobody')
    const running = outbox()
    await running.deliver()
    await running.lookForAlarms()
    await running.lookForAlarms()
    expect(told).toEqual(['dead'])
    const { commissioner = '', pathway = '' } = (await rowOf(reference)) ?? {}
    expect(await storage.outbox.alarms({ commissioner, pathways: [pathway] })).toHaveLength(1)
    expect(await storage.outbox.alarms({ commissioner, pathways: ['elsewhere'] })).toEqual([])
    expect(await storage.outbox.alarms({ commissioner: 'elsewhere' })).toEqual([])
    await storage.outbox.retry((await rowOf(reference))?.id ?? '', now)
    await running.lookForAlarms()
    expect(await storage.outbox.alarms()).toEqual([])
  })

  test('what has not left us in an hour raises one', async () => {
    await capture('team')
    server.manner = { refuses: 451 }
    const running = outbox()
    await running.deliver()
    later(3600)
    await running.lookForAlarms()
    expect(told).toEqual([])
    later(1)
    await running.lookForAlarms()
    expect(told).toEqual(['undelivered'])
  })

  test('what nobody said they received in two working days raises one; what was received raises none', async () => {
    const silent = await capture('team')
    const read = await capture('other')
    const running = outbox()
    await running.deliver()
    await storage.outbox.move((await rowOf(read))?.id ?? '', 'received', { at: now, by: 'link' })
    now = '2026-11-26T09:59:59.000Z'
    await running.lookForAlarms()
    expect(told).toEqual([])
    now = '2026-11-26T10:00:00.000Z'
    await running.lookForAlarms()
    expect(told).toEqual(['unacknowledged'])
    const [alarm] = await storage.outbox.alarms()
    expect(alarm?.delivery).toBe((await rowOf(silent))?.id)
  })

  test('that could not be told are told with the next look', async () => {
    await capture('nobody')
    const running = outbox()
    await running.deliver()
    const broken = createOutbox({
      ...{ outbox: storage.outbox, routes: {}, now: () => now, random: () => 0, log: { error: () => {} } },
      tell: async () => {
        throw new Error('no mail today')
      },
    })
    await expect(broken.lookForAlarms()).rejects.toThrow('no mail today')
    await running.lookForAlarms()
    expect(told).toEqual(['dead'])
  })
})

describe('states', () => {
  test('what a person at the destination said before the mail server answered is not taken back', async () => {
    const reference = await capture('team')
    const [held] = await storage.outbox.claim(now, new Date(Date.parse(now) + 60_000).toISOString())
    if (!held) throw new Error('Nothing was claimed')
    await storage.outbox.move(held.id, 'received', { at: now, by: 'link' })
    later(1)
    await storage.outbox.settle(held, { sent: true }, now)
    expect(await rowOf(reference)).toMatchObject({ state: 'received' })
  })

  test('what somebody has is not sent again, and waits for nobody, though its letter failed or came back', async () => {
    const failed = await capture('team')
    const [held] = await storage.outbox.claim(now, now)
    if (!held) throw new Error('Nothing was claimed')
    await storage.outbox.settle(held, { problem: 'timeout', nextAt: now }, now)
    expect(await storage.outbox.move(held.id, 'received', { at: now, by: 'link' })).toBe(true)
    await outbox().deliver()
    expect(server.taken).toEqual([])
    expect((await rowOf(failed))?.dueAt).toBeUndefined()
    const back = await capture('team')
    await outbox().deliver()
    const id = (await rowOf(back))?.id ?? ''
    expect(await storage.outbox.bounced(id, now)).toBe(true)
    expect((await rowOf(back))?.deadAt).toBe(now)
    await storage.outbox.move(id, 'received', { at: now, by: 'link' })
    expect((await rowOf(back))?.deadAt).toBeUndefined()
  })

  test('redirecting ends one delivery and begins another, due now, to the other board', async () => {
    const reference = await capture('team')
    await outbox().deliver()
    const id = (await rowOf(reference))?.id ?? ''
    const to = { commissioner: 'QOP', pathway: 'children', route: 'email', destination: 'email:other@example.org' }
    expect(await storage.outbox.redirect(id, to, { at: now, by: 'staff-1', note: 'lives in Bolton' })).toBeDefined()
    expect(await storage.outbox.redirect(id, to, { at: now, by: 'staff-1' })).toBeUndefined()
    await outbox().deliver()
    expect(server.taken.map((mail) => mail.to[0])).toEqual(['team@example.org', 'other@example.org'])
    expect(await rowOf(reference)).toMatchObject({ state: 'sent', commissioner: 'QOP', pathway: 'children' })
  })

  test('redirecting ends the news that were still to go to the first board', async () => {
    const reference = await capture('team')
    await outbox().deliver()
    const first = { route: 'email', destination: 'email:team@example.org' }
    await storage.outbox.add({ reference }, 'corrected', first, now)
    const to = { commissioner: 'QOP', pathway: 'children', route: 'email', destination: 'email:other@example.org' }
    await storage.outbox.redirect((await rowOf(reference))?.id ?? '', to, { at: now, by: 'staff-1' })
    await outbox().deliver()
    await outbox().deliver()
    expect(server.taken.map((mail) => mail.to[0])).toEqual(['team@example.org', 'other@example.org'])
  })

  test('what was withdrawn while it waited is not sent, nor brought back by a try that was under way', async () => {
    const reference = await capture('team')
    const [held] = await storage.outbox.claim(now, new Date(Date.parse(now) + 60_000).toISOString())
    if (!held) throw new Error('Nothing was claimed')
    expect(await storage.outbox.move(held.id, 'withdrawn', { at: now, by: 'person' })).toBe(true)
    await storage.outbox.settle(held, { problem: 'smtp451', nextAt: now }, now)
    await outbox().deliver()
    expect(server.taken).toEqual([])
    expect(await rowOf(reference)).toBeUndefined()
    expect(await storage.outbox.move(held.id, 'accepted', { at: now, by: 'staff-1' })).toBe(false)
  })
})
