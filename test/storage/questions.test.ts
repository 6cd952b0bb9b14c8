import { createUnanswered } from '../../src/unanswered.ts'
import { fixture } from './fixture.ts'

const { open } = fixture()

const known = { words: new Set(['can', 'i', 'have', 'a', 'dog', 'for', 'my']), abbreviations: new Set(['phb']) }

test('a question that no article answered is counted, without what may name somebody; and erased when it is old', async () => {
  const { storage } = await open()
  const failed: unknown[] = []
  let now = '2026-11-20T12:00:00.000Z'
  const { keep } = createUnanswered({ storage, now: () => now }, known, (error) => failed.push(error))
  await keep('Can I have a dog for my Gwendoline?', 'en', 'none')
  now = '2026-11-26T12:00:00.000Z'
  await keep('can i have a dog for my gwendoline', 'en', 'none')
  await keep('zzzz', 'en', 'none')
  expect(await storage.questions()).toEqual([
    {
      text: 'can i have a dog for my …',
      locale: 'en',
      zone: 'none',
      count: 2,
      firstDay: '2026-11-20',
      lastDay: '2026-11-26',
    },
  ])
  expect(failed).toEqual([])
  expect(await storage.forgetQuestions('2026-11-01T00:00:00.000Z')).toBe(0)
  expect(await storage.forgetQuestions()).toBe(1)
  expect(await storage.questions()).toEqual([])
})

test('nobody who chats hears that a question could not be kept', async () => {
  const failed: unknown[] = []
  const storage = { keepQuestion: () => Promise.reject(new Error('full')) }
  await createUnanswered({ storage, now: () => '2026-11-26' }, known, (error) => failed.push(error)).keep(
    'can i have a dog',
    'en',
    'none',
  )
  expect(failed).toHaveLength(1)
})
