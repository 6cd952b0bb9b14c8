import { describe, expect, test } from '@jest/globals'
import { english } from '../../fixtures/every-locale.ts'
import { everyQuestion, readIn } from '../../fixtures/every-question.ts'
import { leadingTo } from '../../fixtures/leading-to.ts'
import { Chat, universe } from '../../fixtures/universe.ts'

const at = (dialog: string, name: string) => {
  const found = everyQuestion.find((one) => one.dialog === dialog && one.name === name)
  if (!found) throw new Error(`No question ${dialog}.${name}`)
  return found
}
const readAs = (dialog: string, name: string, text: string) => readIn(english.words, at(dialog, name), text)

describe('an age in one’s own words', () => {
  test.each([
    ['she’s nine', 'under16'],
    ['nine', 'under16'],
    ['my daughter’s 9', 'under16'],
    ['turning 16 in may', 'under16'],
    ['turning 18 next month', 'from16to17'],
    ['she will be 18 soon', 'from16to17'],
    ['nearly eighteen', 'from16to17'],
    ['shes ninety two', 'adult'],
    ['thirty five', 'adult'],
    ['18 last week', 'adult'],
  ])('%j is %s', (text, band) => expect(readAs('eligibility', 'ageBand', text)).toEqual([band]))
})

describe('a place in a list that is called "no. 2"', () => {
  test.each(['no. 2', 'No 2', 'no.2', 'nr 2', 'num 2'])('%j is the second, not "no"', (text) => {
    expect(readAs('eligibility', 'haveOne', text)).toEqual(['no'])
    expect(readAs('eligibility', 'nation', text)).toEqual(['wales'])
    expect(readAs('referral-more', 'helpWanted', text)).toEqual(['peer'])
    expect(readAs('eligibility', 'chcAtHome', text.replace('2', '1'))).toEqual(['yes'])
  })

  test('several of them are all chosen', () =>
    expect(readAs('referral', 'contactWays', 'no. 1 and no. 3')).toEqual(['phone', 'email']))

  test('"no" before anything else stays no', () =>
    expect(readAs('eligibility', 'haveOne', 'no, 2 carers come')).not.toEqual(['yes']))
})

describe('who would rather not say', () => {
  const asking = (dialog: string) => {
    const at = universe(leadingTo(dialog))
    const chat = new Chat({ ...at, world: () => ({ ...at.world(), words: english.words }) })
    chat.type('me')
    return chat
  }

  test('hears why we ask and what happens without it, where an answer is needed', () => {
    const chat = asking('referral-person')
    for (const text of ['I’d rather not say', 'thats private', 'skip'])
      expect(chat.type(text)).toEqual(['fact.name.why', 'core.declined', 'fact.name.ask'])
    expect(chat.place()).toBe('referral-person.name')
  })

  test('hears by which choice the question can be left open, and nothing is chosen for them', () => {
    const chat = asking('referral-authority')
    expect(chat.type('I’d rather not say')).toContain('core.declined')
    expect(chat.last.say.find(({ key }) => key === 'core.declined')?.values).toMatchObject({ context: 'past' })
    expect(chat.place()).toBe('referral-authority.birthDate')
  })
})
