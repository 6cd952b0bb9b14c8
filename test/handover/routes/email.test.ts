import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, expect, test } from '@jest/globals'
import PostalMime from 'postal-mime'
import { createLetterPdf } from '../../../src/handover/letter/pdf.ts'
import { ANSWERS, type Site, site, upTo, Visitor } from '../../server/site.ts'
import { readPdf } from '../letter/read-pdf.ts'
import { type MailServer, mailServer } from '../mail-server.ts'

/** What any receiver of letters can rely on, shown with the whole program and a real mail server. */
const letterPdf = createLetterPdf()
afterAll(() => letterPdf.close())

let server: MailServer
let folder: string
let at: Site
let now: string
beforeEach(async () => {
  server = await mailServer()
  folder = mkdtempSync(join(tmpdir(), 'phb-routes-'))
  now = '2026-11-24T10:00:00.000Z'
  writeFileSync(
    join(folder, 'leicester.json'),
    JSON.stringify({
      ...{ commissioner: 'QK1', pathways: ['chc'], route: 'email', to: 'phb@example.nhs.uk', secure: 'DCB1596' },
      ...{ agreed: { who: 'Jo Bloggs', when: '2026-10-01' }, checked: '2026-11-20' },
    }),
  )
  const mail = { SMTP_URL: server.url, MAIL_FROM: 'referrals@example.org', OPERATOR_EMAIL: 'on-call@example.org' }
  at = await site(() => ({ now: () => now }), { ...mail, ROUTES_DIR: folder }, undefined, server.ca, letterPdf)
})
afterEach(async () => {
  await at.end()
  await server.end()
  rmSync(folder, { recursive: true })
})

const refer = async (answers = ANSWERS) => {
  const visitor = new Visitor(at)
  await upTo(visitor, 'consent', answers)
  await visitor.say('agree')
  const [row] = (await at.around.storage.outbox.waiting()).toReversed()
  return row?.reference ?? ''
}

const letter = async (index = 0) => {
  const mail = await PostalMime.parse(server.taken[index]?.raw ?? '', { attachmentEncoding: 'utf8' })
  return { ...mail, text: mail.text ?? '' }
}

const stateOf = async (reference: string) =>
  (await at.around.storage.outbox.waiting()).find((row) => row.reference === reference && row.what === 'referral')

test('a letter comes over an encrypted line, to the agreed mailbox, and its subject names nobody', async () => {
  const reference = await refer({ ...ANSWERS, name: "Siân O'Brien" })
  await at.outbox.deliver()
  expect(server.taken[0]).toMatchObject({
    to: ['phb@example.nhs.uk'],
    from: 'referrals@example.org',
    isEncrypted: true,
  })
  const { subject } = await letter()
  expect(subject).toBe(`A referral for you: ${reference}`)
  const [head = ''] = (server.taken[0]?.raw ?? '').split('\r\n\r\n')
  expect(head).not.toMatch(/Siân|Si=C3=A2n|Brien/)
})

test('it begins with how it is safe to make contact, reads as it was typed, and brings the referral as JSON', async () => {
  const reference = await refer({ ...ANSWERS, name: "Siân O'Brien", mustNotKnow: 'My <ex> & his mum' })
  await at.outbox.deliver()
  const { text, attachments } = await letter()
  expect(text.trimStart().startsWith('Before you make contact')).toBe(true)
  expect(text.indexOf('My <ex> & his mum')).toBeLessThan(text.indexOf("Siân O'Brien"))
  expect(text).toContain("Siân O'Brien")
  const json = attachments.find(({ mimeType }) => mimeType === 'application/json')
  expect(json?.filename).toBe(`${reference}.json`)
  expect(JSON.parse(String(json?.content))).toMatchObject({ reference, person: { name: "Siân O'Brien" } })
})

test('it brings the same to print, as a tagged PDF', async () => {
  const reference = await refer({ ...ANSWERS, name: "Siân O'Brien & co", mustNotKnow: 'My <ex> & his mum' })
  await at.outbox.deliver()
  const mail = await PostalMime.parse(server.taken[0]?.raw ?? '')
  const pdf = mail.attachments.find(({ mimeType }) => mimeType === 'application/pdf')
  expect(pdf?.filename).toBe(`${reference}.pdf`)
  const { isMarked, title, rows, links } = await readPdf(new Uint8Array(pdf?.content as ArrayBuffer))
  expect({ isMarked, title }).toEqual({ isMarked: true, title: `Referral ${reference}` })
  expect(rows[0]).toEqual({ label: 'Who must not know', value: 'My <ex> & his mum' })
  expect(rows.find(({ label }) => label === 'Name')?.value).toBe("Siân O'Brien & co")
  expect(mail.text).toContain(links[0])
})

test('"sent" is not "received": the link says so once, by its button and not by being looked at', async () => {
  const reference = await refer()
  await at.outbox.deliver()
  expect(await stateOf(reference)).toMatchObject({ state: 'sent' })
  const [, path = ''] = /http:\/\/localhost:\d+(\/received\/\S+)/.exec((await letter()).text) ?? []
  const { pathname, searchParams } = new URL(path, at.url)
  const reader = new Visitor(at)
  for (const _ of [1, 2]) expect((await reader.get(path)).html).toContain('We have it')
  expect(await stateOf(reference)).toMatchObject({ state: 'sent' })

  const proof = searchParams.get('proof') ?? ''
  now = '2026-11-24T11:00:00.000Z'
  expect((await reader.post(pathname, { proof })).html).toContain('Thank you')
  expect(await stateOf(reference)).toMatchObject({ state: 'received', stateAt: now })
  expect((await reader.post(pathname, { proof })).html).toContain('We know already')

  const other = `/received/${crypto.randomUUID()}`
  expect((await reader.get(`${other}?proof=${proof}`)).status).toBe(404)
  expect((await reader.post(other, { proof })).status).toBe(404)
  expect((await reader.post(pathname, { proof: `${proof.slice(0, -2)}AA` })).status).toBe(404)
  expect(at.log()).not.toContain(proof)
})

test('the page behind the link shows nothing of the person', async () => {
  await refer()
  await at.outbox.deliver()
  const [, path = ''] = /http:\/\/localhost:\d+(\/received\/\S+)/.exec((await letter()).text) ?? []
  const { html } = await new Visitor(at).get(path)
  for (const secret of ['Ann', 'Lee', '07700', 'High Street', 'PHB-']) expect(html).not.toContain(secret)
})

test('after two working days in silence the operator is told by mail that names nobody, and the person by their safe way', async () => {
  const safe = { ...ANSWERS, contactWays: 'email', email: 'ann@example.org' }
  const reference = await refer(safe)
  await at.outbox.deliver()
  now = '2026-11-26T10:00:00.000Z'
  await at.outbox.lookForAlarms()
  await at.outbox.deliver()
  const [, alarm, chase] = await Promise.all([letter(0), letter(1), letter(2)])
  expect(server.taken.map(({ to }) => to[0])).toEqual(['phb@example.nhs.uk', 'on-call@example.org', 'ann@example.org'])
  expect(alarm?.text).toContain(reference)
  expect(alarm?.text).not.toMatch(/Ann|Lee|07700/)
  expect(chase?.text).toContain(reference)
  expect(chase?.subject).not.toMatch(/budget|health|NHS|referral/i)

  now = '2026-11-27T10:00:00.000Z'
  await at.outbox.lookForAlarms()
  await at.outbox.deliver()
  expect(server.taken).toHaveLength(3)
})

test('a person whom we cannot reach safely is not written to: people must find a way', async () => {
  const reference = await refer()
  await at.outbox.deliver()
  now = '2026-11-26T10:00:00.000Z'
  await at.outbox.lookForAlarms()
  await at.outbox.deliver()
  expect(server.taken.map(({ to }) => to[0])).toEqual(['phb@example.nhs.uk', 'on-call@example.org'])
  const chase = (await at.around.storage.outbox.waiting()).find(({ what }) => what === 'chase')
  expect(chase).toMatchObject({ reference, problem: 'noSafeWay', deadAt: now })
})

test('a letter that comes back is given up, and somebody must look', async () => {
  const reference = await refer()
  await at.outbox.deliver()
  const { id = '' } = (await stateOf(reference)) ?? {}
  expect(await at.around.storage.outbox.bounced(id, now)).toBe(true)
  expect(await stateOf(reference)).toMatchObject({ state: 'captured', problem: 'bounced', deadAt: now })
  await at.outbox.lookForAlarms()
  expect((await at.around.storage.outbox.alarms()).map(({ kind }) => kind)).toEqual(['dead'])
})

test('what was typed in danger marks the letter, so that it is read first', async () => {
  const visitor = new Visitor(at)
  await upTo(visitor, 'mustNotKnow')
  await visitor.answer({ text: 'my husband, he hits me' })
  await visitor.say('goOn')
  await visitor.answer({ way: 'keep' })
  await upTo(visitor, 'consent')
  await visitor.say('agree')
  await at.outbox.deliver()
  const { text } = await letter()
  expect(text).toContain('Read this first: somebody may be in danger')
  expect(text.indexOf('Read this first')).toBeLessThan(text.indexOf('Ann Lee'))
})
