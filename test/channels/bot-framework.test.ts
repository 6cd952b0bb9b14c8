import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { type Site, site } from '../server/site.ts'
import { APP, type FakeMicrosoft, fakeMicrosoft } from './bot-framework/fake-microsoft.ts'
import { message, person, post } from './bot-framework/person.ts'

let at: Site
let microsoft: FakeMicrosoft
beforeAll(async () => {
  microsoft = await fakeMicrosoft()
  at = await site(undefined, APP, microsoft.outside)
})
beforeEach(() => {
  microsoft.posted.splice(0)
})
afterAll(async () => {
  await at.end()
  await microsoft.end()
})

test('a message is answered at its service URL, with the choices and what programs must know', async () => {
  const ann = person(at, microsoft)
  const hello = ann.written('hello')
  expect((await ann.send(hello)).status).toBe(200)
  expect(microsoft.posted).toHaveLength(1)
  const [{ url, authorization, activity }] = microsoft.posted as [(typeof microsoft.posted)[0]]
  expect(url).toBe(
    `https://smba.trafficmanager.net/uk/v3/conversations/${ann.conversation.id}/activities/${hello.id}`,
  )
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
  expect(activity.channelData.phb.say.length).toBeGreaterThan(0)
})
