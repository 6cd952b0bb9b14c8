import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type Site, site } from '../../server/site.ts'
import { enhanced } from './enhanced.ts'

let at: Site
beforeAll(async () => {
  at = await site()
})
afterAll(() => at.end())

test('what is typed is answered in words, with the choices', async () => {
  const person = await enhanced.start(at, 'en')
  expect(person.heard().texts.join()).toContain('Hello.')
  const { texts, choices } = await person.say('me')
  expect(texts.at(-1)).toMatch(/\?$|\.$/)
  expect(choices.length).toBeGreaterThan(2)
  expect((await at.around.storage.find(person.address()))?.conversation.revision).toBeGreaterThan(0)
  await person.end()
})
