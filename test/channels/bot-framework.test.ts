import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { readActivity, type SentActivity } from '../../src/channels/bot-framework/activity.ts'
import { openGateway } from '../../src/channels/bot-framework/gateway.ts'
import { addressOf, type BotFrameworkReach } from '../../src/channels/bot-framework/reach.ts'
import { botFramework } from '../../src/channels/bot-framework.ts'
import { readConfig } from '../../src/config.ts'
import type { Entry } from '../../src/storage/storage.ts'
import { ANSWERS, type Site, site } from '../server/site.ts'
import { bytes } from '../storage/fixture.ts'
import { APP, type FakeMicrosoft, fakeMicrosoft } from './bot-framework/fake-microsoft.ts'
import { person, post } from './bot-framework/person.ts'

let at: Site
let microsoft: FakeMicrosoft
beforeAll(async () => {
  microsoft = await fakeMicrosoft()
  at = await site(undefined, APP, microsoft.outside)
})
beforeEach(() => {
  microsoft.posted.splice(0)
  microsoft.answers.splice(0)
})
afterAll(async () => {
  await at.end()
  await microsoft.end()
})

const addressIn = (ann: { conversation: { id: string } }, channelId = 'webchat') =>
  addressOf(at.around, { channelId, conversation: ann.conversation })
const transcript = (ann: { conversation: { id: string } }, channelId = 'webchat') =>
  at.around.storage.transcript(addressIn(ann, channelId))
const heardFrom = async (ann: { conversation: { id: string } }) =>
  (await transcript(ann)).filter(({ from }) => from === 'person')

test('a message is answered at its service URL, with the choices and what programs must know', async () => {
  const ann = person(at, microsoft)
  const hello = ann.written('hello')
  expect((await ann.send(hello)).status).toBe(200)
  expect(microsoft.posted).toHaveLength(1)
  const [{ url, authorization, activity }] = microsoft.posted as [(typeof microsoft.posted)[0]]
  expect(url).toBe(`https://smba.trafficmanager.net/uk/v3/conversations/${ann.conversation.id}/activities/${hello.id}`)
  expect(authorization).toBe('Bearer our-token')
  expect(activity).toMatchObject({
    type: 'message',
    replyToId: hello.id,
    locale: 'en',
    recipient: { id: 'person-1' },
    from: { id: 'bot-1' },
    inputHint: 'expectingInput',
    channelData: { phb: { ask: { dialog: 'welcome', question: 'who' } } },
  })
  expect(activity.suggestedActions?.actions[0]).toMatchObject({ type: 'imBack' })
})

test('from hello to a reference', async () => {
  const ann = person(at, microsoft)
  let reply = await ann.say('hello')
  for (let turns = 0; turns < 60 && !reply.channelData.phb.reference; turns++) {
    const { ask } = reply.channelData.phb
    const answer = ask?.question === 'consent' ? 'agree' : ANSWERS[ask?.question ?? '']
    if (answer === undefined) throw new Error(`No answer to "${ask?.question}": ${reply.text}`)
    const at = ask?.choices?.indexOf(answer) ?? -1
    reply = await ann.say(reply.suggestedActions?.actions[at]?.value ?? answer)
  }
  expect(reply.channelData.phb.reference).toMatch(/^PHB-[0-9A-Z]{4}-[0-9A-Z]{4}$/)
  expect(reply.text).toContain(reply.channelData.phb.reference)
  const rows = await at.around.storage.deliveries()
  expect(rows.map(({ reference }) => reference)).toContain(reply.channelData.phb.reference)
})

test('of a message far too long only its beginning is kept, and the person is told', async () => {
  const ann = person(at, microsoft)
  await ann.say('hello')
  expect((await ann.say('x'.repeat(20_000))).channelData.phb.say).toContain('problem.text.huge')
  const entries = await at.around.storage.transcript(addressOf(at.around, ann.written('')))
  expect(Math.max(...entries.map((entry) => JSON.stringify(entry).length))).toBeLessThan(10_000)
})

test('two people in two conversations, or in one of two channels, are two people', async () => {
  const [ann, bob] = [person(at, microsoft), person(at, microsoft)]
  await ann.say('hello')
  await ann.say('1')
  expect((await bob.say('hello')).channelData.phb.ask?.question).toBe('who')
  await ann.send(ann.written('hello', { channelId: 'telegram' }))
  expect(microsoft.posted.at(-1)?.activity.channelData.phb.ask?.question).toBe('who')
})

test('whoever comes into the conversation is greeted once; we ourselves and others’ groups are not', async () => {
  const ann = person(at, microsoft)
  const came = (ids: readonly string[], changes: object = {}) =>
    ann.written('', { type: 'conversationUpdate', membersAdded: ids.map((id) => ({ id })), ...changes })
  await ann.send(came(['bot-1']))
  await ann.send(came(['person-1'], { conversation: { ...ann.conversation, isGroup: true } }))
  expect(microsoft.posted).toEqual([])
  const arrival = came(['bot-1', 'person-1'])
  await ann.send(arrival)
  expect(microsoft.posted.map(({ activity }) => activity.channelData.phb.ask?.question)).toEqual(['who'])
  await ann.send(came(['person-1']))
  expect(microsoft.posted).toHaveLength(1)
  await ann.send(arrival)
  expect(microsoft.posted.map(({ activity }) => activity.text)).toEqual([
    microsoft.posted[0]?.activity.text,
    microsoft.posted[0]?.activity.text,
  ])
})

test.each([
  ['typing', {}],
  ['event', { name: 'x' }],
  ['invoke', { name: 'x' }],
  ['messageReaction', {}],
  ['messageUpdate', { text: 'me' }],
  ['endOfConversation', {}],
  ['somethingNew', {}],
  ['message', { conversation: { id: 'g', isGroup: true } }],
  ['message', { conversation: { id: 'g', conversationType: 'groupChat' } }],
  ['message', { conversation: { id: 'g', conversationType: 'channel' } }],
  ['message', { from: { id: 'bot-1' } }],
  ['message', { from: { id: 'other', role: 'bot' } }],
])('%s %j is ignored', async (type, changes) => {
  const ann = person(at, microsoft)
  expect((await ann.send(ann.written('hello', { type, ...changes }))).status).toBe(200)
  expect(microsoft.posted).toEqual([])
  expect(await transcript(ann)).toEqual([])
})

test('a message with no words, such as a picture, is answered and fills nothing in', async () => {
  const ann = person(at, microsoft)
  await ann.say('hello')
  const { text: _, ...picture } = ann.written('')
  expect((await ann.send(picture)).status).toBe(200)
  expect(microsoft.posted.at(-1)?.activity.channelData.phb.ask?.question).toBe('who')
})

test('the same activity again is answered as before, and stands once in the transcript', async () => {
  const ann = person(at, microsoft)
  await ann.say('hello')
  const me = ann.written('1')
  await ann.send(me)
  await ann.say('2')
  await ann.send(me)
  const texts = microsoft.posted.map(({ activity }) => activity.text)
  expect(texts[3]).toBe(texts[1])
  expect(texts[3]).not.toBe(texts[2])
  expect(await heardFrom(ann)).toHaveLength(3)
})

test.each([500, 503, 403, 429, 307])(
  'a reply that the channel answers with %i is kept, and said when it asks again',
  async (status) => {
    const ann = person(at, microsoft)
    await ann.say('hello')
    const me = ann.written('1')
    microsoft.answers.push(status)
    expect((await ann.send(me)).status).toBe(502)
    expect(microsoft.posted).toHaveLength(2)
    expect(await heardFrom(ann)).toHaveLength(2)
    expect((await ann.send(me)).status).toBe(200)
    expect(microsoft.posted.at(-1)?.activity.channelData.phb.ask?.question).toBe('want')
    expect(await heardFrom(ann)).toHaveLength(2)
    expect(at.log()).toContain(`"code":"${status}"`)
  },
)

test('expectReplies is answered in the response, with no trace and nothing sent elsewhere', async () => {
  const ann = person(at, microsoft)
  const response = await ann.send(ann.written('hello', { deliveryMode: 'expectReplies' }))
  const { activities } = (await response.json()) as { activities: { type: string; channelData: object }[] }
  expect(activities.map(({ type }) => type)).toEqual(['message'])
  expect(activities[0]?.channelData).toMatchObject({ phb: { ask: { question: 'who' } } })
  expect(microsoft.posted).toEqual([])
})

test('a trace never leaves', async () => {
  const gateway = openGateway({ serviceHosts: [] }, () => true, microsoft.outside)
  const activity = readActivity(person(at, microsoft).written('hello', { deliveryMode: 'expectReplies' }))
  const said = [
    { type: 'trace', value: 'Canary' },
    { type: 'message', text: 'hi' },
  ] as never
  const { body } = await gateway.take('', activity as SentActivity, async () => said)
  expect((body as { activities: object[] }).activities).toEqual([expect.objectContaining({ text: 'hi' })])
  expect(JSON.stringify(body)).not.toContain('Canary')
})

test('forget me: the last words arrive, and nothing is kept, not even how to reach the person', async () => {
  const ann = person(at, microsoft)
  for (const text of ['hello', '1', 'forget me']) await ann.say(text)
  const last = await ann.say('yes')
  expect(last.channelData.phb).toMatchObject({ say: ['forget.forgotten.say'], outcome: { dialog: 'forget' } })
  expect(await at.around.storage.find(addressIn(ann))).toBeUndefined()
})

test('what comes later reaches the conversation where it was, and is as its channel shows it', async () => {
  const ann = person(at, microsoft, { channelId: 'msteams' })
  await ann.say('hello')
  const kept = await at.around.storage.find(addressIn(ann, 'msteams'))
  expect(kept?.conversation.reach?.channel).toBe('bot-framework')
  const said = (await transcript(ann, 'msteams')).at(-1) as Extract<Entry, { from: 'bot' }>
  const { speak } = botFramework(at.around, readConfig(APP).botFramework, { error() {} }, microsoft.outside)
  await speak(kept?.conversation.reach?.to as BotFrameworkReach, said)
  const later = microsoft.posted.at(-1)
  expect(later?.url).toBe(`https://smba.trafficmanager.net/uk/v3/conversations/${ann.conversation.id}/activities`)
  expect(later?.authorization).toBe('Bearer our-token')
  expect(later?.activity).toMatchObject({ recipient: { id: 'person-1' }, from: { id: 'bot-1' } })
  expect(later?.activity.attachments).toHaveLength(1)

  microsoft.answers.push(403)
  await expect(speak(kept?.conversation.reach?.to as BotFrameworkReach, said)).rejects.toThrow('Not sent: 403')
  const elsewhere = { ...(kept?.conversation.reach?.to as BotFrameworkReach), serviceUrl: 'https://evil.example/' }
  const before = microsoft.posted.length
  await expect(speak(elsewhere, said)).rejects.toThrow('Not sent: host')
  expect(microsoft.posted).toHaveLength(before)
})

test('fifteen messages a minute; the next is told kindly to wait, and not kept', async () => {
  const busy = await site(undefined, { ...APP, RATE_LIMIT: 'on' }, microsoft.outside)
  try {
    const ann = person(busy, microsoft)
    for (let sent = 0; sent < 15; sent++) await ann.say(`hm ${sent}`)
    const refused = await ann.say('me')
    expect(refused.text).toBe(busy.around.wordsOf('en').say('ui.problem.429.text'))
    expect(refused.channelData.phb).toEqual({ say: ['ui.problem.429.text'] })
    const address = addressOf(busy.around, { channelId: 'webchat', conversation: ann.conversation })
    const entries = await busy.around.storage.transcript(address)
    expect(entries.filter(({ from }) => from === 'person')).toHaveLength(15)
  } finally {
    await busy.end()
  }
})

test('a phone number that is a channel’s id is in no log, and no file of ours can be read for it', async () => {
  const phone = '+447700900123'
  const ann = person(at, microsoft, {
    channelId: 'sms',
    conversation: { id: phone },
    from: { id: phone },
    id: `SM-${phone}`,
  })
  await ann.say('hello')
  microsoft.answers.push(500)
  await ann.send(ann.written('Canary words', { id: `SM2-${phone}` }))
  for (const word of ['7700900123', 'Canary', 'Bearer', 'person-1']) expect(at.log()).not.toContain(word)
  const address = addressIn({ conversation: { id: phone } }, 'sms')
  expect(address).not.toContain('7700900123')
  const otherKey = { ...at.around, channelKey: () => new Uint8Array(32) }
  expect(addressOf(otherKey, { channelId: 'sms', conversation: { id: phone } })).not.toBe(address)
  const files = bytes(at.databaseFile)
  for (const word of ['7700900123', 'Canary', 'smba.trafficmanager']) expect(files.includes(word)).toBe(false)
})

test('no body that is not JSON, is packed or is too large gets further', async () => {
  const send = (headers: Record<string, string>, body: string) =>
    fetch(`${at.url}/api/messages`, { method: 'POST', headers, body }).then(({ status }) => status)
  const json = { 'content-type': 'application/json' }
  expect(await send({ 'content-type': 'text/plain' }, '{}')).toBe(415)
  expect(await send({ ...json, 'content-encoding': 'gzip' }, 'no gzip')).toBe(415)
  expect(await send(json, `"${'x'.repeat(70_000)}"`)).toBe(413)
  expect(await send(json, '{')).toBe(400)
  expect((await post(at.url, '')).status).toBe(400)
})
