import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { serveMetrics } from '../src/metrics.ts'
import { backUp } from '../src/storage/keeping/backup.ts'
import { type MailServer, mailServer } from './handover/mail-server.ts'
import { signedIn } from './inbox/signed-in.ts'
import { ANSWERS, type Site, site, upTo, Visitor } from './server/site.ts'

/** Somebody who is found nowhere else. Their name, NHS number and phone go through every surface, and may be read on none where nobody looks for them. */
const NAME = 'Quetzalina Canaryface'
const NHS = '943 476 5919'
const PHONE = '07700 900777'
const SECRETS = [
  'Quetzalina',
  'Canaryface',
  'canaryface',
  '943 476 5919',
  '9434765919',
  '07700 900777',
  '+447700900777',
  '7700900777',
]

let at: Site
let server: MailServer
let folder: string
let addresses: string[]
let person: Visitor
let reference: string
const filesBefore = new Set(readdirSync(tmpdir()))
beforeAll(async () => {
  server = await mailServer()
  folder = mkdtempSync(join(tmpdir(), 'phb-routes-'))
  const agreed = { who: 'Jo Bloggs', when: '2026-10-01' }
  const route = { commissioner: 'QK1', pathways: ['chc'], route: 'email', to: 'phb@example.nhs.uk', secure: 'DCB1596' }
  writeFileSync(join(folder, 'a.json'), JSON.stringify({ ...route, agreed, checked: '2026-11-20' }))
  const mail = { SMTP_URL: server.url, MAIL_FROM: 'a@example.org', OPERATOR_EMAIL: 'b@example.org', ROUTES_DIR: folder }
  at = await site(undefined, { ...mail, LOG_LEVEL: 'trace' }, undefined, server.ca)
  addresses = []
})
afterAll(async () => {
  await at.end()
  await server.end()
  rmSync(folder, { recursive: true })
})

const hits = (text: string | Buffer): readonly string[] => SECRETS.filter((secret) => text.includes(secret))
/** Every file that the program wrote or may have: its own folder, and what is new among temporary files. */
const files = () => {
  const data = join(at.databaseFile, '..')
  const fresh = readdirSync(tmpdir()).filter((name) => !filesBefore.has(name) && /^(phb|node|typst)/.test(name))
  const all = [data, ...fresh.map((name) => join(tmpdir(), name))]
  return all.flatMap((path) => under(path))
}
const under = (path: string): readonly (readonly [string, Buffer])[] => {
  try {
    if (!statSync(path).isDirectory()) return [[path, readFileSync(path)]]
    return readdirSync(path).flatMap((name) => under(join(path, name)))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [] // gone meanwhile: another test's
    throw error
  }
}

test('a person goes through chat, letter, inbox, status page and mail', async () => {
  person = new Visitor(at)
  await upTo(person, 'more', { ...ANSWERS, name: NAME, phone: PHONE, mustNotKnow: `${NAME} has a brother` })
  await person.say('no')
  await upTo(person, 'consent', ANSWERS)
  await person.say('agree')
  reference = (await at.around.storage.deliveries())[0]?.reference ?? ''
  await person.post('/status/word', { reference, word: 'purple heron', again: 'purple heron' })
  await new Visitor(at).post('/status', { reference, word: 'purple heron' })
  await new Visitor(at).post('/status/correct', { reference, word: 'purple heron', text: `${NAME}: ${PHONE}, ${NHS}` })
  await at.outbox.deliver()
  await at.outbox.deliver()

  const { staff } = await signedIn(at, { role: 'commissioner', commissioner: 'QK1' })
  const id = (await at.around.storage.deliveries()).at(-1)?.id
  expect((await staff.get(`/inbox/${id}`)).html).toContain(NAME)
  for (const sought of ['Canaryface', NHS]) await staff.post('/inbox/search', { sought })
  await staff.post(`/inbox/${id}/note`, { note: `Rang ${NAME} on ${PHONE}` })
  await staff.get('/inbox/table.csv')
  expect(server.taken.map(({ raw }) => raw.replace(/=\r\n/g, '')).join()).toContain('Canaryface')
})

test('failures repeat nothing: too long, the wrong way, the wrong type, a broken address', async () => {
  const send = (path: string, init: RequestInit) => fetch(at.url + path, { method: 'POST', ...init })
  const form = { 'content-type': 'application/x-www-form-urlencoded' }
  await tooLong(`text=${encodeURIComponent(NAME)}${'x'.repeat(70_000)}`, form)
  await send('/', { headers: { 'content-type': 'text/plain' }, body: NAME })
  await send('/', { headers: { ...form, 'sec-fetch-site': 'cross-site' }, body: `text=${NAME}` })
  await send('/v3/directline/conversations', { headers: { 'content-type': 'application/json' }, body: `{"${NAME}` })
  await send('/schemas/referral.json', { headers: form, body: NAME })
  await fetch(`${at.url}/${encodeURIComponent(NAME)}?phone=${encodeURIComponent(PHONE)}`)
  await at.around.storage.outbox.claim('2099-01-01T00:00:00.000Z', '2099-01-01T00:00:01.000Z')
  server.manner = { refuses: 451 }
  await at.outbox.deliver()
})

/** `fetch` trips over an answer that comes before it has sent all. */
const tooLong = (body: string, headers: Record<string, string>) =>
  new Promise<void>((resolve, reject) => {
    const sending = request(
      at.url,
      { method: 'POST', headers: { ...headers, 'content-length': body.length } },
      (response) => response.resume().on('end', resolve),
    )
    sending.on('error', reject).end(body)
  })

test('nothing of them stands in the log', () => {
  expect(at.log().length).toBeGreaterThan(1000)
  expect(hits(at.log())).toEqual([])
})

test('nor in an address that a page leads to', async () => {
  const { html } = await person.get('/')
  for (const [, address = ''] of html.matchAll(/(?:href|action|src)="([^"]*)"/g)) addresses.push(address)
  expect(hits(decodeURIComponent(addresses.join(' ')))).toEqual([])
})

test('nor in the subject or head of a mail', () => {
  for (const { raw } of server.taken) expect(hits(raw.slice(0, raw.indexOf('Content-Transfer')))).toEqual([])
})

test('nor in the metrics', async () => {
  const metrics = await serveMetrics(at.around.storage.outbox, at.around.now, 0)
  const text = await (await fetch(`http://127.0.0.1:${metrics.port}/metrics`)).text()
  expect(text).toContain('phb_alarms{kind="dead"} 0')
  expect((await fetch(`http://127.0.0.1:${metrics.port}/`)).status).toBe(404)
  expect(hits(text)).toEqual([])
  await metrics.end()
})

test('nor in any file, the database, its log and a backup among them', async () => {
  await backUp(at.around.storage, join(at.databaseFile, '..', 'backups'), at.around.now())
  const all = files()
  expect(all.some(([path]) => path.endsWith('-wal'))).toBe(true)
  expect(all.some(([path]) => path.includes('backups'))).toBe(true)
  for (const [path, bytes] of all) expect({ path, found: hits(bytes) }).toEqual({ path, found: [] })
})

test('and after they are erased, they are nowhere at all', async () => {
  await at.around.storage.keeping.erase(reference, at.around.now(), 'staff-1')
  const held = await at.around.storage.keeping.held(reference)
  expect(hits(JSON.stringify(held))).toEqual([])
  for (const { html } of [await person.get('/'), await person.get('/earlier')]) expect(hits(html)).toEqual([])
  for (const [path, bytes] of files()) expect({ path, found: hits(bytes) }).toEqual({ path, found: [] })
})
