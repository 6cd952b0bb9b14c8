import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type Site, site, Visitor } from '../server/site.ts'
import { begun } from './http.ts'

/** Here every conversation is forgotten, from elsewhere, between the moment that a message to it comes and the one that it is heard. */
let at: Site
beforeAll(async () => {
  at = await site(({ storage, limits }) => ({
    limits: { ...limits, message: (address) => storage.forget(address).then(() => 0) },
  }))
})
afterAll(() => at.end())

test('on the web: the words begin no other chat, and the person is told that theirs is gone', async () => {
  const visitor = new Visitor(at)
  await visitor.get()
  const address = `web:${visitor.cookies.get('phb-chat')}`
  const { html } = await visitor.answer({ text: 'my name is Canary' })
  expect(html).toContain('<title>This chat is gone')
  expect(visitor.cookies.size).toBe(0)
  expect(await at.around.storage.find(address)).toBeUndefined()
})

test('by Direct Line: the words begin no other conversation, and the client hears the end', async () => {
  const chat = await begun(at)
  expect((await chat.say('my name is Canary', 'a', { locale: 'ur' })).status).toBe(200)
  expect(await at.around.storage.find(`dl:${chat.id}`)).toBeUndefined()
  const types = (await chat.get()).json.activities.map(({ type }: { type: string }) => type)
  expect(types).toEqual(['message', 'endOfConversation'])
})
