import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { look, type Received, receive, type Surroundings } from '../src/receive.ts'
import { ASK_NOW, around, say } from './fixtures/around.ts'
import { realLookUps } from './fixtures/universe.ts'

let at: Surroundings
let end: () => Promise<void>
beforeAll(async () => {
  const made = await around()
  at = made.at
  end = made.end
})
afterAll(() => end())

let people = 0
const someone = () => `web:${++people}`

const arrive = (address: string) => receive(at, { address, locale: 'en', id: 'hello', said: { arrived: true } })
const place = ({ asked }: Received) => asked && `${asked.dialog}.${asked.question}`
const answer = (address: string, id: string, before: Received, text: string) =>
  receive(at, {
    address,
    id,
    locale: 'en',
    revision: before.conversation.revision,
    said: { answer: { run: before.asked?.run as string, question: before.asked?.question as string, text } },
  })

describe('one message', () => {
  test('twice is answered as before, and stands once in the transcript', async () => {
    const address = someone()
    const hello = await arrive(address)
    const first = await answer(address, 'n1', hello, 'me')
    const second = await answer(address, 'n1', hello, 'me')
    expect(second.repeated).toBe(true)
    expect(place(second)).toBe(place(first))
    const heard = (await at.storage.transcript(address)).filter(({ from }) => from === 'person')
    expect(heard).toHaveLength(2)
  })

  test('twice at the same moment is saved once', async () => {
    const address = someone()
    const hello = await arrive(address)
    const both = await Promise.all([answer(address, 'n1', hello, 'me'), answer(address, 'n1', hello, 'me')])
    expect(both.filter(({ repeated }) => repeated)).toHaveLength(1)
    expect(both.map(place)).toEqual(['welcome.want', 'welcome.want'])
  })

  test('with the same id and another body changes what was said, and keeps what followed', async () => {
    const address = someone()
    const hello = await arrive(address)
    const who = await answer(address, 'n1', hello, 'me')
    await answer(address, 'n2', who, 'find')
    const changed = await answer(address, 'n1', hello, 'meHelped')
    expect(changed.conversation.revision).toBe(4)
    expect(Object.values(changed.conversation.subjects).map(({ facts }) => facts.who?.value)).toEqual(['meHelped'])
    expect(place(changed)).toBe('eligibility.haveOne')
    const again = await answer(address, 'n1', hello, 'meHelped')
    expect(again.repeated).toBe(true)
  })

  test('from an old page changes nothing, keeps the words, and says where we are', async () => {
    const address = someone()
    const hello = await arrive(address)
    const who = await answer(address, 'n1', hello, 'me')
    const stale = await answer(address, 'n2', hello, 'professional, that is what I am')
    expect(stale.say[0]).toMatchObject({ key: 'core.movedOn', values: { text: 'professional, that is what I am' } })
    expect(place(stale)).toBe('welcome.want')
    expect(stale.conversation.revision).toBe(who.conversation.revision)
    const onGood = await answer(address, 'n3', who, 'find')
    expect(place(onGood)).toBe('eligibility.haveOne')
  })

  test('is answered although somebody else saves in between', async () => {
    const address = someone()
    const hello = await arrive(address)
    const two = await Promise.all([
      receive(at, { address, locale: 'en', id: 'a', said: { text: 'me' } }),
      receive(at, { address, locale: 'en', id: 'b', said: { text: 'help' } }),
    ])
    expect(two).toHaveLength(2)
    expect(place(hello)).toBe('welcome.who')
    expect((await look(at, address))?.asked.question).toBe('want')
  })
})

describe('a referral', () => {
  test('is captured with its delivery and its exact consent, once, however often it is submitted', async () => {
    const address = someone()
    await arrive(address)
    const asked = await say(at, address, ASK_NOW)
    expect(place(asked)).toBe('referral-send.consent')
    const done = await answer(address, 'submit', asked, 'agree')
    expect(done.reference).toMatch(/^PHB-[0-9A-Z]{4}-[0-9A-Z]{4}$/)
    await answer(address, 'submit', asked, 'agree')
    await answer(address, 'submit-again', asked, 'agree')
    const rows = (await at.storage.deliveries()).filter(({ reference }) => reference === done.reference)
    expect(rows).toHaveLength(1)
    const opened = await at.storage.openDelivery(rows[0]?.id as string, at.now())
    expect(opened?.referral).toMatchObject({
      reference: done.reference,
      pathway: 'chc',
      request: 'new',
      agreed: 'self',
      person: { name: 'Ann Lee', birthDate: '1948-03-12', livesIn: 'england' },
      commissioner: { ods: 'QK1' },
      consent: { text: 'referral-send.consent.ask', words: 'plain' },
    })
  })

  test('draws another reference when the first is taken', async () => {
    const first = await submitted(at)
    const drawn = [first.reference as string, 'PHB-0000-0001']
    const second = await submitted({ ...at, newReference: () => drawn.shift() as string })
    expect(second.reference).toBe('PHB-0000-0001')
  })
})

test('forget me erases the conversation, and the next message begins a new one', async () => {
  const address = someone()
  await arrive(address)
  await say(at, address, ['me', 'find', 'forget me'])
  const gone = await say(at, address, ['yes'])
  expect(gone.forgotten).toBe(true)
  expect(gone.say.map(({ key }) => key)).toEqual(['forget.forgotten.say'])
  expect(await at.storage.find(address)).toBeUndefined()
  expect(place(await arrive(address))).toBe('welcome.who')
})

test('a database that does not answer never acknowledges', async () => {
  const broken = { ...at, storage: { ...at.storage, save: () => Promise.reject(new Error('disk full')) } }
  await expect(receive(broken, { address: someone(), locale: 'en', id: 'x', said: { text: 'me' } })).rejects.toThrow(
    'disk full',
  )
})

async function submitted(where: Surroundings): Promise<Received> {
  const address = someone()
  return say(where, address, ['hello', ...ASK_NOW, 'agree'])
}

test('an end without a referral keeps nothing of what was said, in the transcript either', async () => {
  const made = await around({ lookUps: realLookUps('live'), mode: 'live' })
  const address = someone()
  await receive(made.at, { address, locale: 'en', id: 'hello', said: { arrived: true } })
  const before = await say(made.at, address, [
    'me',
    'ask',
    'phone',
    'neither',
    'any',
    'Canary Bob',
    'chc',
    'LE1 1AA',
    'Canary Surgery',
    'LS1 4AP',
  ])
  expect(before.outcomes).toContainEqual({ dialog: 'referral-area', id: 'notLive' })
  const transcript = await made.at.storage.transcript(address)
  expect(transcript.map(({ from }) => from)).toEqual(['person', 'bot'])
  const kept = JSON.stringify([transcript, await made.at.storage.find(address)])
  for (const word of ['Canary', 'LE1', 'LS1', 'neither']) expect(kept).not.toContain(word)
  const again = await receive(made.at, {
    address,
    locale: 'en',
    id: (transcript[0] as { id: string }).id,
    said: { text: 'LS1 4AP' },
  })
  expect(again.repeated).toBe(true)
  await made.end()
})

describe('an old page', () => {
  test('cannot give a consent that was shown for another board', async () => {
    const address = someone()
    await arrive(address)
    const consent = await say(at, address, ASK_NOW)
    await answer(address, 'used', consent, 'hmm')
    const moved = await say(at, address, ['change postcode', 'LS1 4AP', 'right'])
    expect(place(moved)).toBe('referral-send.consent')
    const late = await answer(address, 'used', consent, 'agree')
    expect(late.reference).toBeUndefined()
    expect(late.say[0]?.key).toBe('core.movedOn')
    const fresh = await answer(address, 'fresh', moved, 'agree')
    expect(fresh.reference).toMatch(/^PHB-/)
  })

  test('cannot turn a no into a consent', async () => {
    const address = someone()
    await arrive(address)
    const consent = await say(at, address, ASK_NOW)
    const no = await answer(address, 'used', consent, 'no')
    expect(no.outcomes).toContainEqual({ dialog: 'referral-send', id: 'notSent' })
    const late = await answer(address, 'used', consent, 'agree')
    expect(late.reference).toBeUndefined()
    expect(late.say[0]?.key).toBe('core.movedOn')
  })

  test('cannot say that a check is right', async () => {
    const address = someone()
    await arrive(address)
    const check = await say(at, address, ASK_NOW.slice(0, -1))
    expect(place(check)).toBe('referral-send.check')
    await answer(address, 'used', check, 'hmm')
    await say(at, address, ['change name', 'Another Name'])
    expect(place(await answer(address, 'used', check, 'right'))).toBe('referral-send.check')
  })
})

test.each(['__proto__', 'constructor', 'toString'])(
  'a form that names "%s" is answered with the question as it is',
  async (name) => {
    const address = someone()
    const hello = await arrive(address)
    const said = [{ answer: { run: name, question: name, text: 'me' } }, { change: { run: name, question: name } }]
    const run = hello.asked?.run as string
    for (const one of [...said, { answer: { run, question: name, text: 'me' } }, { change: { run, question: name } }]) {
      const received = await receive(at, { address, locale: 'en', id: crypto.randomUUID(), said: one })
      expect(received.say.map(({ key }) => key)).toEqual(['core.questionChanged', 'fact.who.ask'])
    }
  },
)

test('words that were on their way when the person asked to be forgotten go with the rest', async () => {
  const slow = { ...realLookUps(), area: { version: () => '1', find: () => asked.promise } }
  const asked = Promise.withResolvers<{ choice: string }>()
  const made = await around({ lookUps: slow })
  const address = someone()
  await say(made.at, address, ['hello', 'me', 'ask', 'post', 'any', 'nobody', 'chc', 'LE1 1AA'])
  const late = say(made.at, address, ['none'])
  await new Promise((resolve) => setTimeout(resolve, 50))
  await made.at.storage.forget(address)
  asked.resolve({ choice: 'clear' })
  expect((await late).forgotten).toBe(true)
  expect(await made.at.storage.find(address)).toBeUndefined()
  await made.end()
})
