import { afterAll, beforeAll, expect, test } from '@jest/globals'
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
