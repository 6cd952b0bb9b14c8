import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { type Site, site, upTo, Visitor } from '../server/site.ts'
import { signedIn } from './signed-in.ts'

let at: Site
let staff: Visitor
let path: string
let reference: string
beforeAll(async () => {
  at = await site()
})
afterAll(() => at.end())
beforeEach(async () => {
  const person = new Visitor(at)
  await upTo(person, 'consent')
  await person.say('agree')
  const [newest] = await at.around.storage.deliveries()
  path = `/inbox/${newest?.id}`
  reference = newest?.reference ?? ''
  ;({ staff } = await signedIn(at, { role: 'commissioner', commissioner: 'QK1' }))
})

const done = () => /<p class="done" role="status"><strong>[^<]*/.exec(staff.page.html)?.[0]
const to = { commissioner: 'QOP', pathway: 'children', note: 'lives in Bolton' }
test.each([
  ['accept', {}, 'you have accepted it'],
  ['decline', { note: 'why' }, 'you have declined it'],
  ['note', { note: 'rang' }, 'your note is kept'],
  ['contacted', { note: 'rang' }, 'you have contacted the person'],
  ['redirect', to, 'it is sent on'],
])('what was done is said after %s, and only then', async (act, fields, words) => {
  await staff.get(path)
  expect(done()).toBeUndefined()
  await staff.post(`${path}/${act}`, fields)
  expect(done()).toContain(words)
  if (act === 'redirect') expect(staff.page.html).toContain('<h1>Referrals</h1>')
  await staff.get('/inbox')
  expect(done()).toBeUndefined()
})

test('what was done is said after erasing, on the list', async () => {
  await staff.post(`${path}/erase`, { reference })
  expect(done()).toContain('it is erased')
})

test('nothing is said of what was not done, nor in words of an address', async () => {
  await staff.post(`${path}/decline`, { note: ' ' })
  expect(done()).toBeUndefined()
  for (const word of ['toString', 'Call+0900', 'viewed'])
    for (const page of ['/inbox', path]) {
      expect((await staff.get(`${page}?done=${word}`)).status).toBe(200)
      expect(done()).toBeUndefined()
    }
})
