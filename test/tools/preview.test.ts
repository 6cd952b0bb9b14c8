import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { projectFolder } from '../../src/surroundings.ts'
import { previewServer } from '../../src/tools/preview/server.ts'

const server = previewServer(projectFolder)
let address = ''
beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => server.close())

const page = async (path: string) => {
  const answer = await fetch(`${address}${path}`)
  return { status: answer.status, html: await answer.text() }
}

test('lists every article, and those with some words', async () => {
  const all = await page('/')
  expect(all.html.match(/<li>/g)?.length).toBeGreaterThanOrEqual(129)
  const some = await page('/?with=family')
  expect(some.html).toContain('/pay-family')
  expect(some.html.match(/<li>/g)?.length ?? 0).toBeLessThan(20)
})

test('an article stands side by side in every language and register, with its facts filled in and what it rests on', async () => {
  const { status, html } = await page('/chc-eligibility')
  expect(status).toBe(200)
  for (const heading of ['English', 'اردو', 'Sources', 'Related', 'How people ask']) expect(html).toContain(heading)
  expect(html).toContain('Not translated yet')
  expect(html).toContain('chcDecisionDays')
  expect(html).not.toContain('{{')
})

test('what is not there is not found', async () => {
  expect((await page('/__proto__')).status).toBe(404)
  expect((await page('/no-such-article')).status).toBe(404)
})
