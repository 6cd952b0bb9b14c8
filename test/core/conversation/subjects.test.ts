import { expect, test } from '@jest/globals'
import { talk } from '../../fixtures/transcript.ts'
import { universe } from '../../fixtures/universe.ts'

test('eligibility for mum, then for me, with a digression and a restart: the two never mix', () => {
  const chat = talk(universe(), 'fact.who')
  chat.type('carer', 'find', 'no', 'no')
  expect(chat.place()).toBe('eligibility.nation')
  chat.type('england', 'england')

  // A digression in the middle, and back to where she was.
  expect(chat.hear({ command: 'person' })).toEqual(['person.callBack.ask'])
  expect(chat.type('no')).toEqual(['fact.ageBand.ask'])
  chat.type('adult', 'no', 'chc')
  expect(chat.place()).toBe('menu.next')
  const mum = factsOf(chat, 'carer')
  expect(mum).toMatchObject({ ageBand: 'adult', nation: 'england', pathway: 'chc' })

  // Now for me: nothing of mum's is known.
  chat.type('someone', 'me', 'find')
  expect(chat.place()).toBe('eligibility.haveOne')
  chat.type('no', 'no')
  expect(chat.place()).toBe('eligibility.nation')
  chat.type('england')

  // Starting again clears me, not mum.
  chat.type('start again', 'yes')
  expect(chat.place()).toBe('welcome.who')
  expect(factsOf(chat, 'carer')).toEqual(mum)
  chat.type('me', 'find', 'no', 'no')
  expect(chat.place()).toBe('eligibility.nation')
  chat.type('england', 'none', 'adult', 'no', 'none')
  chat.type('veteran')
  expect(chat.place()).toBe('menu.next')
  expect(factsOf(chat, 'me')).toMatchObject({ gpNation: 'none', pathway: 'localOffer' })
  expect(factsOf(chat, 'carer')).toEqual(mum)

  // Mum again: asked whether it is the same person; her facts are hers.
  expect(chat.type('someone', 'carer')).toEqual(['welcome.samePerson.ask'])
  chat.type('yes', 'ask')
  expect(chat.place()).toBe('referral.contactWays')
  expect(chat.last.say.at(-1)?.values).toMatchObject({ context: 'them' })
})

test('another person of the same kind starts with nothing known', () => {
  const chat = talk(universe(), 'fact.who')
  chat.type('professional', 'find', 'no', 'no', 'england', 'england', 'adult', 'no', 'chc')
  chat.type('someone', 'professional', 'no', 'find', 'no', 'no')
  expect(chat.place()).toBe('eligibility.nation')
})

test('correcting who is typing lets the answers that relied on it sleep, and wakes them when it is corrected back', () => {
  const chat = talk(universe(), 'fact.who')
  chat.type('me', 'ask', 'post', 'any', 'nobody', 'chc', 'LE1 1AA', 'none', '12 March 1948')
  expect(chat.place()).toBe('referral-person.name')
  chat.type('Ann Lee')
  expect(chat.place()).toBe('referral-person.address')
  chat.type('change who', 'carer')
  expect(chat.place()).toBe('referral-authority.birthDate')
  chat.type('change who', 'me')
  expect(chat.place()).toBe('referral-person.address')
  expect(chat.said()).toContain('core.kept')
})

function factsOf(chat: ReturnType<typeof talk>, who: string): Record<string, unknown> {
  const found = Object.values(chat.conversation.subjects).find(({ facts }) => facts.who?.value === who)
  return Object.fromEntries(Object.entries(found?.facts ?? {}).map(([name, { value }]) => [name, value]))
}
