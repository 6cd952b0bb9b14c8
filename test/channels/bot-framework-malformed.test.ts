import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import fc from 'fast-check'
import { type Site, site } from '../server/site.ts'
import { APP, type FakeMicrosoft, fakeMicrosoft } from './bot-framework/fake-microsoft.ts'
import { message, post } from './bot-framework/person.ts'

const BODIES = 10_000
const SEED = 20_261_125

let at: Site
let microsoft: FakeMicrosoft
let printed: ReturnType<typeof jest.spyOn>
beforeAll(async () => {
  printed = jest.spyOn(console, 'error').mockImplementation(() => {})
  microsoft = await fakeMicrosoft()
  at = await site(undefined, APP, microsoft.outside)
})
afterAll(async () => {
  await at.end()
  await microsoft.end()
  printed.mockRestore()
})

const nested = fc
  .integer({ min: 1, max: 10_000 })
  .chain((depth) =>
    fc.constantFrom(['[', ']'], ['{"a":', '}']).map(([open = '', close = '']) => ({ depth, open, close })),
  )
  .map(({ depth, open, close }) =>
    depth < 9_000 ? `${open.repeat(depth)}1${close.repeat(depth)}` : open.repeat(depth),
  )
const huge = fc.constantFrom('1e999', '-1e999', '9'.repeat(400), '1e-999', '0.1e400', '-0', 'NaN', '1e')

/** One part of a good activity made wrong. */
const wrong = fc
  .tuple(
    fc.constantFrom(
      'type',
      'id',
      'channelId',
      'serviceUrl',
      'conversation',
      'from',
      'recipient',
      'text',
      'membersAdded',
    ),
    fc.oneof(fc.constantFrom(5, true, [], [[]], -1e308), fc.array(fc.integer(), { minLength: 1, maxLength: 3 })),
  )
  // An empty list of members is right.
  .filter(([name, value]) => name !== 'membersAdded' || !Array.isArray(value) || value.length > 0)
  .map(([name, value]) => JSON.stringify(message('hello', { [name]: value })))
const missing = fc
  .constantFrom('type', 'id', 'channelId', 'serviceUrl', 'conversation', 'from', 'recipient')
  .map((name) => JSON.stringify(message('hello', { [name]: undefined })))
const elsewhere = fc
  .webUrl({ withQueryParameters: true })
  .map((serviceUrl) => JSON.stringify(message('hello', { serviceUrl })))
const known = fc.constantFrom(
  ...[
    '{}',
    '[]',
    'null',
    '5',
    '"x"',
    'true',
    '',
    ' ',
    '{"type":5}',
    '{"type":"message"}',
    '{"type":null}',
    '{"__proto__":{}}',
  ],
  ...[
    '{"type":"message","conversation":{}}',
    '{"constructor":{"prototype":{"type":"message"}}}',
    '\u0000',
    '{"a":1}{',
    '\ufeff{}',
  ],
)
const activityLike = fc
  .record(
    {
      type: fc.oneof(fc.constantFrom('message', 'conversationUpdate', 'invoke'), fc.jsonValue()),
      id: fc.jsonValue(),
      channelId: fc.jsonValue(),
      serviceUrl: fc.jsonValue(),
      conversation: fc.jsonValue(),
      from: fc.jsonValue(),
      recipient: fc.jsonValue(),
      text: fc.jsonValue(),
      timestamp: fc.jsonValue(),
      attachments: fc.jsonValue(),
      entities: fc.jsonValue(),
      membersAdded: fc.jsonValue(),
      deliveryMode: fc.jsonValue(),
    },
    { requiredKeys: [] },
  )
  .map((value) => JSON.stringify(value))

const body = fc.oneof(
  { weight: 12, arbitrary: activityLike },
  { weight: 9, arbitrary: wrong },
  { weight: 3, arbitrary: missing },
  { weight: 3, arbitrary: elsewhere },
  { weight: 3, arbitrary: known },
  { weight: 3, arbitrary: fc.json() },
  { weight: 3, arbitrary: fc.string({ maxLength: 200, unit: 'binary' }) },
  { weight: 1, arbitrary: nested },
  { weight: 1, arbitrary: huge.map((number) => `{"type":"message","id":${number},"timestamp":${number}}`) },
)

test('ten thousand malformed bodies, half of them with a good token, are each refused with 4xx, and nothing is sent', async () => {
  const good = `Bearer ${await microsoft.token()}`
  const bodies = fc.sample(body, { numRuns: BODIES, seed: SEED })
  const counts: Record<number, number> = {}
  const odd: string[] = []
  let next = 0
  const worker = async () => {
    for (let index = next++; index < bodies.length; index = next++) {
      const response = await post(at.url, bodies[index], index % 2 ? good : 'Bearer abc.def.ghi')
      await response.arrayBuffer()
      counts[response.status] = (counts[response.status] ?? 0) + 1
      if (response.status < 400 || response.status > 499) odd.push(`${response.status} ${bodies[index]?.slice(0, 200)}`)
    }
  }
  await Promise.all(Array.from({ length: 8 }, worker))
  expect(odd).toEqual([])
  expect(Object.values(counts).reduce((sum, count) => sum + count)).toBe(BODIES)
  expect(microsoft.posted).toEqual([])
  // Still alive, and a good one is answered.
  expect((await post(at.url, message('hello'), good)).status).toBe(200)
  expect(microsoft.posted).toHaveLength(1)
}, 40_000)
