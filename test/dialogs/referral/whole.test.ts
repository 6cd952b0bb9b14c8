import { dialogs } from '../../../dialogs/index.ts'
import { talk } from '../../fixtures/transcript.ts'
import { Chat, universe } from '../../fixtures/universe.ts'
import { personalQuestions } from './personal.ts'
import { others, route, through } from './route.ts'

/** "Ask now" comes to a reference in this many questions, or people give up. */
const MOST_QUESTIONS = 25

const everybody = { me: { authority: route.authority }, ...others }

test.each(Object.entries(everybody))('%s: from hello to a reference in 25 questions', (who, { authority }) => {
  const chat = talk(
    universe(),
    through(`> ${who}\n> ask`, route.contact, route.area, authority, route.person, route.send),
  )
  expect(chat.last.effects).toEqual([{ submit: { run: expect.any(String), reference: expect.any(String) } }])
  expect(
    through(`> ${who}\n> ask`, route.contact, route.area, authority, route.person, route.send).match(/>/g)?.length,
  ).toBeLessThanOrEqual(MOST_QUESTIONS)
})

test.each(Object.entries(everybody))('%s: by phone, with a GP practice, in 25 questions too', (who, { authority }) => {
  const phone = '> phone\n> voicemail\n> any\n> nobody'
  const gp = '> chc\n> LS1 4AP\n> The Park Surgery\n> near'
  const person = route.person.replace('> 1 High', '> 07700 900123\n> 1 High')
  const transcript = through(`> ${who}\n> ask`, phone, gp, authority, person, route.send)
  const chat = talk(universe(), transcript)
  expect(chat.last.effects).toHaveLength(1)
  expect(transcript.match(/>/g)?.length).toBeLessThanOrEqual(MOST_QUESTIONS)
})

/**
 * The longest ways that anyone needs, in questions. One more each: a birth date that is not known, an area that only the council
 * or a pick makes clear, what an old budget or a no is about.
 */
test.each([
  [
    27,
    'a carer of somebody who cannot decide, with an attorney, an interpreter and another format, by phone and email',
    '> phone, text, email\n> voicemail\n> any\n> My brother',
    '> chc\n> LS1 4AP\n> The Park Surgery\n> near',
    '> 1 2 1950\n> sometimes\n> saidSo\n> health\n> Sam Carer',
  ],
  [
    30,
    'the same, told no about section 117',
    '> phone, text, email\n> voicemail\n> any\n> My brother',
    '> toldNo\n> section117\n> LS1 4AP\n> 2019\n> LS1 4AP\n> The Park Surgery\n> near',
    '> 1 2 1950\n> sometimes\n> saidSo\n> health\n> Sam Carer',
  ],
])('%i questions: %s', (count, _, contact, area, authority) => {
  const person =
    '> Jo Bloggs\n> 07700 900123\n> jo@example.org\n> 1 High Street\n> Polski\n> language\n> other\n> chc\n> no'
  const transcript = through('> carer\n> ask', contact, area, authority, person, route.send)
  const chat = talk(universe(), transcript)
  expect(chat.last.effects).toHaveLength(1)
  expect(transcript.match(/>/g)).toHaveLength(count)
})

test('the order: safe contact, where, the commissioner, who decides, who they are, check, consent', () => {
  const asked = questionsAsked(
    through(route.hello, route.contact, route.area, route.authority, route.person, route.send),
  )
  const found = asked.indexOf('fact.commissioner.found.practice')
  expect(asked.indexOf('fact.mustNotKnow')).toBeLessThan(asked.indexOf('fact.postcode'))
  expect(asked.indexOf('fact.contactWays')).toBeLessThan(asked.indexOf('fact.pathway'))
  const personal = asked.findIndex((key) => personalQuestions.includes(key.split('.')[1] ?? ''))
  expect(found).toBeGreaterThan(0)
  expect(personal).toBeGreaterThan(found)
  expect(asked.slice(-8)).toEqual([
    'referral-send.copies',
    'referral-send.check',
    'referral-send.consent',
    'referral-send.submitted.say',
    'referral-send.submitted.part.practice',
    'referral-send.submitted.part.next',
    'referral-send.submitted.part.when',
    'referral-send.submitted.part.change',
  ])
})

test('never asked by any dialog: convictions, immigration, money of theirs, equality, scores of a diagnosis', () => {
  const never =
    /convict|crim|offen[cs]e|prison|probation|immigra|visa|asylum|nationality|passport|income|saving|debt|bank|account|wage|salary|benefit|ethnic|race|religion|belief|gender$|sex|orient|marital|pregnan|disabilit|score|diagnos/i
  const names = Object.values(dialogs).flatMap(({ questions }) => Object.keys(questions))
  expect(names.filter((name) => never.test(name) && !allowed.includes(name))).toEqual([])
})

/** The gender of the interpreter whom they would like, not their own. */
const allowed = ['interpreterGender']

/** Everything said on the way, in order. */
function questionsAsked(transcript: string): readonly string[] {
  const chat = new Chat(universe())
  const typed = transcript.split('\n').map((line) => line.replace(/^> /, ''))
  return typed
    .flatMap((text) => chat.type(text))
    .map((key) => key.replace(/\.ask$/, ''))
    .slice(0, -1)
}
