import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createLimits, type Limits, noLimits } from '../../src/limits.ts'
import { begun } from '../channels/http.ts'
import { type Site, site, Visitor } from './site.ts'

let at: Site
beforeAll(async () => {
  at = await site(undefined, { RATE_LIMIT: 'on', BEHIND_PROXY: '1' })
})
afterAll(() => at.end())

test('fifteen messages a minute; the next is refused kindly, keeps what was typed, and changes nothing', async () => {
  const visitor = new Visitor(at)
  await visitor.get()
  for (let sent = 0; sent < 15; sent++) expect((await visitor.answer({ text: `hm ${sent}` })).status).toBe(200)
  const refused = await visitor.answer({ text: 'my sixteenth message' })
  expect(refused.status).toBe(429)
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(refused.html).toContain('my sixteenth message</textarea>')
  expect(refused.html).toContain('tel:999')
  const entries = await at.around.storage.transcript(`web:${visitor.cookies.get('phb-chat')}`)
  expect(entries.filter(({ from }) => from === 'person')).toHaveLength(16)
})

test('another person is not held up by it', async () => {
  const other = new Visitor(at)
  await other.get()
  expect((await other.answer({ text: 'me' })).status).toBe(200)
})

test('sixty new chats a minute from one network address, and not one more; an address of its own begins another', async () => {
  const from = (address: string) => fetch(at.url, { headers: { 'x-forwarded-for': `10.0.0.1, ${address}` } })
  const statuses: number[] = []
  for (let begun = 0; begun < 61; begun++) statuses.push((await from('203.0.113.7')).status)
  expect(statuses.slice(0, 60).every((status) => status === 200)).toBe(true)
  expect(statuses.at(-1)).toBe(429)
  expect((await from('203.0.113.8')).status).toBe(200)
})

test('a new second half of a long address is no new address', async () => {
  const from = (address: string) => fetch(at.url, { headers: { 'x-forwarded-for': address } })
  const statuses: number[] = []
  for (let begun = 0; begun < 61; begun++) statuses.push((await from(`2001:db8:1:2::${begun}`)).status)
  expect(statuses.at(59)).toBe(200)
  expect(statuses.at(60)).toBe(429)
  expect((await from('2001:db8:1:3::1')).status).toBe(200)
})

test('six hundred messages a minute from one network address, in however many chats; others go on', async () => {
  const { message } = createLimits()
  const sent = (from?: string) => Promise.all(Array.from({ length: 600 }, (_, n) => message(`web:${from} ${n}`, from)))
  expect(new Set(await sent('203.0.113.7'))).toEqual(new Set([0]))
  expect(await message('web:another', '203.0.113.7')).toBeGreaterThan(0)
  expect(await message('web:another', '203.0.113.8')).toBe(0)
  expect(new Set([...(await sent()), await message('bot:one')])).toEqual(new Set([0]))
})

test('each channel says where a message came from', async () => {
  const limits: Limits = { ...noLimits, message: async (_, from) => (from === '203.0.113.7' ? 9 : 0) }
  const counted = await site(() => ({ limits }), { BEHIND_PROXY: '1' })
  const visitor = new Visitor(counted)
  await visitor.get()
  const chat = await begun(counted)
  for (const [address, isRefused] of [
    ['203.0.113.7', true],
    ['203.0.113.8', false],
  ] as const) {
    const headers = { 'x-forwarded-for': address }
    const { status } = await visitor.post('/', { ...visitor.hidden(), text: 'hm' }, headers)
    const said = await chat.post({ type: 'message', text: 'hm' }, { headers })
    expect([status === 429, said.status === 429]).toEqual([isRefused, isRefused])
  }
  await counted.end()
})

test('twenty words for a status a minute from one address, and then the page asks to wait', async () => {
  const { word } = createLimits()
  const limited = await site(() => ({ limits: { ...noLimits, word } }))
  const visitor = new Visitor(limited)
  const seen = []
  for (let tries = 0; tries < 21; tries++)
    seen.push((await visitor.post('/status', { reference: 'none', word: 'purple heron' })).status)
  expect(seen).toEqual([...Array(20).fill(200), 429])
  await limited.end()
}, 60_000)
