import { dialogs } from '../../dialogs/index.ts'
import { holds } from '../../src/core/dialog/tokens.ts'
import { everyWay } from '../../src/core/dialog/ways.ts'
import { ledTo } from '../fixtures/led-to.ts'
import { readInEnglish } from '../fixtures/read-in-english.ts'
import { talk } from '../fixtures/transcript.ts'
import { type Chat, universe } from '../fixtures/universe.ts'

const EVERY_WAY = ['notional', 'thirdParty', 'direct', 'mix']
const ALWAYS = ['board', 'later', 'words', 'courtOrder']

const begun = () => talk(universe(ledTo('options')), '> me\n> have\noptions.people')

/** The parts that were said, without "options.fit.part.". */
const partsOf = (chat: Chat) =>
  chat.said().flatMap((key) => (key.startsWith('options.fit.part.') ? [key.replace('options.fit.part.', '')] : []))

const fitsOf = (chat: Chat) => partsOf(chat).filter((part) => ![...EVERY_WAY, ...ALWAYS].includes(part))

test('the order: helpers, being an employer, records, somebody to help; then every way, what could fit, and what next', () => {
  talk(
    universe(ledTo('options')),
    `
    > me
    > have
    options.people
    > yes
    options.employer
    > no
    options.records
    > no
    options.helper
    > no
    options.fit.say
    options.fit.part.notional, options.fit.part.notionalRecords
    options.fit.part.thirdParty, options.fit.part.thirdPartyEmployer
    options.fit.part.direct, options.fit.part.mix
    options.fit.part.board, options.fit.part.later, options.fit.part.words, options.fit.part.courtOrder
    core.because, options-more.topic
    > support
    options-more.support.say, options-more.topic
    > someone
    options-more.someone.say, options-more.someone.part.representative, options-more.topic
    > enough
    menu.next
    `,
  )
})

test.each([
  ['no, no', ['notionalPeople']],
  ['no, notSure', ['notionalPeople']],
  ['no, yes', ['notionalPeople', 'mixThings']],
  ['yes, no, yes', ['thirdPartyEmployer', 'directAgency']],
  ['yes, no, no, yes', ['thirdPartyEmployer', 'directHelped']],
  ['yes, no, notSure, no', ['thirdPartyEmployer']],
  ['yes, yes, yes', ['directEmployer']],
  ['yes, yes, no, yes', ['thirdPartyRecords', 'directHelped']],
  ['yes, yes, no, notSure', ['notionalRecords', 'thirdPartyRecords']],
  ['yes, yes, notSure, no', ['thirdPartyRecords']],
  ['yes, notSure, yes', ['directAgency']],
  ['yes, notSure, no, no', ['notionalRecords', 'thirdPartyRecords']],
  ['notSure, yes, yes', ['directEmployer', 'mixBegin']],
  ['notSure, no, yes', ['mixBegin']],
  ['notSure, notSure, notSure, notSure', ['mixBegin']],
  ['notSure, no, no, no', ['notionalRecords', 'mixBegin']],
])('%s: what could fit is %j', (answers, fits) => {
  const chat = begun()
  const given = answers.split(', ')
  chat.type(...given)
  expect(fitsOf(chat)).toEqual(fits)
  expect(partsOf(chat)).toEqual(expect.arrayContaining([...EVERY_WAY, ...ALWAYS]))
  expect(chat.last.say.find(({ key }) => key === 'core.because')?.answers?.map(({ value }) => value)).toEqual(given)
})

test('something could fit, and no way is left out, whatever the answers; about a hundred ways at most', () => {
  const options = dialogs.options
  const ways = options ? everyWay(options) : []
  for (const { steps } of ways) {
    const answered = Object.fromEntries(steps.map(({ question, tokens }) => [question, tokens]))
    const said = options?.outcomes.fit?.say ?? []
    const fits = said.filter((part) => typeof part !== 'string' && !part.when?.ageBand && holds(part.when, answered))
    expect([answered, fits.length > 0]).toEqual([answered, true])
  }
  expect(said(options?.outcomes.fit?.say)).toEqual(expect.arrayContaining([...EVERY_WAY, ...ALWAYS]))
  expect(ways.length).toBeGreaterThan(20)
  expect(ways.length).toBeLessThanOrEqual(100)
})

test('who by law cannot have a direct payment is told to all, and asked of nobody', () => {
  expect(Object.keys(dialogs.options?.questions ?? {})).toEqual(['people', 'employer', 'records', 'helper'])
  const chat = begun()
  chat.type('no', 'no')
  expect(partsOf(chat).at(-1)).toBe('courtOrder')
})

test.each([
  ['under16', ['notionalPeople', 'child']],
  ['from16to17', ['notionalPeople']],
  ['adult', ['notionalPeople']],
])('known to be %s: %j', (age, told) => {
  const eligible = `> me\n> find\n> no\n> no\n> england\n> england\n> ${age}\n> no\n> children`
  const chat = talk(universe(ledTo('options')), `${eligible}\n> have\noptions.people\n> no\n> no`)
  expect(fitsOf(chat)).toEqual(told)
})

test('back to the question before, and another answer: what could fit then', () => {
  const chat = begun()
  chat.type('yes', 'yes')
  expect(chat.type('back')).toEqual(['options.employer.ask'])
  chat.type('no', 'yes')
  expect(fitsOf(chat)).toEqual(['thirdPartyEmployer', 'directAgency'])
})

test('an answer changed from the list of reasons: what could fit now, and an answer not asked for is not a reason', () => {
  const chat = begun()
  chat.type('yes', 'yes', 'yes')
  expect(fitsOf(chat)).toEqual(['directEmployer'])
  const reasons = chat.last.say.find(({ key }) => key === 'core.because')?.answers
  chat.hear({ change: { run: reasons?.[0]?.run ?? '', question: 'people' } })
  expect(chat.place()).toBe('options.people')
  chat.type('no')
  expect(fitsOf(chat)).toEqual(['notionalPeople', 'mixThings'])
  const now = chat.last.say.find(({ key }) => key === 'core.because')?.answers?.map(({ question }) => question)
  expect(now).toEqual(['people', 'records'])
})

test('a slip, and talking to somebody in between', () => {
  const chat = begun()
  expect(chat.type('pigeons')).toEqual(['problem.choice.none', 'danger.line.say', 'options.people.ask'])
  chat.type('yes')
  chat.hear({ command: 'person' })
  expect(chat.type('no')).toEqual(['options.employer.ask'])
})

test.each([
  ['people', 'yes please', 'yes'],
  ['people', "I don't want to choose", 'no'],
  ['people', 'Let the NHS do it', 'no'],
  ['people', 'not sure', 'notSure'],
  ['employer', 'too much for me', 'no'],
  ['employer', "I'd rather use an agency", 'no'],
  ['employer', 'not willing', 'no'],
  ['employer', 'willing', 'yes'],
  ['records', 'I hate paperwork', 'no'],
  ['records', "I'll keep receipts", 'yes'],
  ['records', 'maybe', 'notSure'],
  ['helper', 'my daughter', 'yes'],
  ['helper', 'My daughter could.', 'yes'],
  ['helper', 'just me', 'no'],
  ['helper', 'there is no one', 'no'],
  ['helper', 'my daughter died last year', 'choice.none'],
  ['helper', 'my son hits me', 'choice.none'],
])('typed to "%s": “%s” is %j', (question, typed, read) => {
  expect(readInEnglish('options', question, typed)).toEqual(read)
})

const said = (parts: readonly (string | { say: string })[] = []) =>
  parts.map((part) => (typeof part === 'string' ? part : part.say))
