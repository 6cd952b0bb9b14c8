import { Chat, universe } from '../../fixtures/universe.ts'

test('a conversation does not grow without end, and what it knows stays', () => {
  const chat = new Chat(universe())
  chat.type('me', 'learn', 'explain')
  let largest = 0
  for (let read = 0; read < 200; read++) {
    chat.type('basics')
    largest = Math.max(largest, JSON.stringify(chat.conversation).length)
  }
  expect(Object.keys(chat.conversation.runs).length).toBeLessThanOrEqual(60)
  expect(largest).toBeLessThan(20_000)
  expect(chat.place()).toBe('explain.topic')
  expect(Object.values(chat.conversation.subjects)[0]?.facts.who?.value).toBe('me')
  expect(chat.type('back')).toEqual(['explain.topic.ask'])
})

test('a referral that somebody leaves to read a great deal is whole when they come back to it', () => {
  const chat = new Chat(universe())
  chat.type('me', 'ask', 'post', 'any', 'nobody', 'chc', 'LE1 1AA', 'The Surgery', 'near', '12 March 1948', 'Ann Lee')
  expect(chat.place()).toBe('referral-person.address')
  chat.type('main menu', 'learn', 'explain')
  for (let read = 0; read < 100; read++) chat.type('topUp')
  chat.type('enough', 'ask')
  expect(chat.place()).toBe('referral-person.address')
  chat.type('1 High Street', 'english', 'no', 'none', 'chc', 'no', 'none')
  const answers = chat.last.say.at(-1)?.answers?.map(({ question }) => question) ?? []
  expect(answers).toEqual(
    expect.arrayContaining(['contactWays', 'mustNotKnow', 'pathway', 'gp', 'birthDate', 'address']),
  )
  chat.type('right')
  expect(chat.type('agree')).toContain('referral-send.submitted.say')
})
