import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { createApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import type { LookUp } from '../../src/core/dialog/look-up.ts'
import { receive, type Surroundings } from '../../src/receive.ts'
import { surroundings } from '../../src/surroundings.ts'
import { LOOK_UP_DEADLINE_MS } from '../../src/think.ts'
import { answerTo, clicked, journey } from './journey.ts'
import { webClient } from './web-client.ts'

/** How long the look-up hangs: past its deadline, so that whoever waits for it to end waits too long. */
const HANGS_MS = 5_000

/** What a turn of somebody else may take meanwhile, on a busy computer: a small fraction of the hanging. */
const PROMPT_MS = 500

/** The last question before the look-up. */
const BEFORE = 'referral-area.gpPostcode'

let folder: string
let around: Surroundings
/** How often the look-up was asked; it hangs for as long as `isHanging` says. */
let asked: number
let isHanging: boolean
const failed: string[] = []
/** What a test opened, to be closed however it ends. */
const opened: (() => unknown)[] = []

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'phb-hanging-'))
  const real = (await surroundings(readConfig({ DATA_DIR: folder }), (lookUp) => failed.push(lookUp))).around
  const area = real.lookUps.area as LookUp
  const hanging: LookUp = {
    version: area.version,
    find: async (input, now) => {
      asked++
      if (isHanging) await wait(HANGS_MS, undefined, { ref: false })
      return area.find(input, now)
    },
  }
  around = { ...real, lookUps: { ...real.lookUps, area: hanging } }
  asked = 0
  isHanging = false
  failed.length = 0
})
afterEach(async () => {
  for (const close of opened.splice(0)) await close()
  await around.storage.close()
  rmSync(folder, { recursive: true })
})

/** How long each of these takes, one after the other, in milliseconds. */
async function durations(turns: readonly (() => Promise<unknown>)[]): Promise<readonly number[]> {
  const all: number[] = []
  for (const turn of turns) {
    const begun = performance.now()
    await turn()
    all.push(performance.now() - begun)
  }
  return all
}

const newSecret = () => randomBytes(32).toString('base64url')

test('a look-up that hangs delays only its own conversation, is unknown at the deadline, and is asked again', async () => {
  const hear = (address: string, said: Parameters<typeof receive>[1]['said']) =>
    receive(around, { address, locale: 'en', id: randomUUID(), said })
  const { asked: question } = await journey(around, 'test:waits', BEFORE)
  if (!question) throw new Error('Nothing is asked')

  isHanging = true
  const begun = performance.now()
  let isAnswered = false
  const waiting = hear('test:waits', clicked(question)).finally(() => {
    isAnswered = true
  })
  const others = await durations(
    Array.from({ length: 10 }, (_, i) => () => journey(around, `test:other-${i}`, 'referral.mustNotKnow')),
  )
  expect(isAnswered).toBe(false)
  expect(Math.max(...others)).toBeLessThan(PROMPT_MS)

  const late = await waiting
  expect(performance.now() - begun).toBeGreaterThanOrEqual(LOOK_UP_DEADLINE_MS - 5)
  expect(performance.now() - begun).toBeLessThan(HANGS_MS - 1_000)
  expect(failed).toEqual(['area'])
  expect(late.asked?.question).toBe('council')
  expect(Object.values(late.conversation.runs).at(-1)?.answers.area?.value).toBe('unknown')

  isHanging = false
  const before = asked
  const again = await hear('test:waits', { command: 'again' })
  expect(asked).toBe(before + 1)
  expect(again.asked?.question).toBe('birthDate')
  expect(failed).toEqual(['area'])
}, 20_000)

test('over HTTP too: other people get their pages, and so does the same person in another chat', async () => {
  const server = createApp({
    around,
    config: { publicUrl: 'http://localhost', inboxUrl: 'http://localhost', isBehindProxy: false },
    log: { debug: () => {}, error: () => {} },
  })
  const port = await server.listen(0, '127.0.0.1')
  opened.push(server.drain)
  const secret = newSecret()
  const { asked: question, conversation } = await journey(around, `web:${secret}`, BEFORE)
  const [slow, other, third] = [webClient(port, secret), webClient(port, newSecret()), webClient(port, newSecret())]
  opened.unshift(slow.end, other.end, third.end)
  await other.page()

  isHanging = true
  let isAnswered = false
  const answer = answerTo('gpPostcode')
  const form = {
    run: question?.run ?? '',
    question: question?.question ?? '',
    text: 'text' in answer ? answer.text : '',
    revision: String(conversation.revision),
    nonce: newSecret(),
  }
  const waiting = slow.submit(form).finally(() => {
    isAnswered = true
  })
  const others = await durations([
    ...Array.from({ length: 10 }, () => () => other.submit({ command: 'help' })),
    ...Array.from({ length: 5 }, () => other.page),
    third.page,
  ])
  expect(isAnswered).toBe(false)
  expect(Math.max(...others)).toBeLessThan(PROMPT_MS)

  expect(await waiting).toBe(303)
  isHanging = false
  const { status, body } = await slow.page()
  expect(status).toBe(200)
  expect(body).toContain('name="question" value="council"')
}, 20_000)
