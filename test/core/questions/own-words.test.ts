import { describe, expect, test } from '@jest/globals'
import { looksLikeQuestion } from '../../../src/core/questions/asking.ts'
import type { KindName } from '../../../src/core/questions/kind.ts'
import { mentionsIn } from '../../../src/core/questions/mentions.ts'
import { respelt } from '../../../src/core/questions/near-miss.ts'
import { withDigits } from '../../../src/core/questions/number-words.ts'
import { readAnswer } from '../../../src/core/questions/read-answer.ts'
import { english } from '../../fixtures/every-locale.ts'

const { grammar } = english.words
/** A Thursday. */
const NOW = '2026-11-26T12:00:00.000Z'
const read = (ask: KindName, text: string, more = {}) => {
  const found = readAnswer(text, { ask, ...more }, { now: NOW, choices: [], grammar })
  return 'value' in found ? found.value : `!${found.problem}`
}

describe('dates told from today on, or in words', () => {
  test.each([
    ['next friday', '2026-12-04'],
    ['Friday week', '2026-12-04'],
    ['a week on Tuesday', '2026-12-08'],
    ['in a fortnight', '2026-12-10'],
    ['in two weeks', '2026-12-10'],
    ['on monday', '2026-11-30'],
    ['the 20th', '2026-12-20'],
    ['tomorrow', '2026-11-27'],
    ['twelfth of march nineteen fifty one', '1951-03-12'],
    ['twenty first of june nineteen forty eight', '1948-06-21'],
    ['3rd of may 51', '1951-05-03'],
  ])('%j is %s', (text, date) => expect(read('date', text, { date: 'any' })).toBe(date))

  test.each([
    ['last month', '2026-10'],
    ['last week', '2026-11'],
    ['about 3 months ago', '2026-08'],
    ['two years ago', '2024'],
    ['a week ago', '2026-11-19'],
    ['last friday', '2026-11-20'],
    ['monday', '2026-11-23'],
  ])('%j is %s, where it lies behind us', (text, date) => expect(read('date', text, { date: 'roughPast' })).toBe(date))

  test.each([
    ['born in 51', '1951'],
    ['she was born 48', '1948'],
    ['i was born on the 12th of march 1948', '1948-03-12'],
  ])('%j is %s, as a date of birth', (text, date) => expect(read('date', text, { date: 'birth' })).toBe(date))

  test.each([
    'i have 3 carers a day',
    'i sat down',
    'i am 75',
    'last week',
    'next',
    'friday friday',
    'in a bit',
    'ages ago',
    '2 carers',
    'may be',
  ])('%j is no date', (text) => {
    expect(read('date', text, { date: 'any' })).toMatch(/^!date/)
    expect(read('date', text, { date: 'birth' })).toMatch(/^!date/)
  })
})

describe('words that tell whom it is for', () => {
  test.each(['it’s for my mum', 'for my mum', 'its about my son', 'my mum', 'this is for me'])(
    '%j is no name',
    (text) => expect(read('name', text)).toBe('!name.who'),
  )
  test.each(['My Nguyen', 'Forsyth', 'Abou Diallo'])('%j is one', (text) => expect(read('name', text)).toBe(text))
})

describe('a name inside a sentence', () => {
  test.each([
    ['my name is John Smith', 'John Smith'],
    ['I’m Pat', 'Pat'],
    ['im pat', 'pat'],
    ['it’s Mrs Khan', 'Mrs Khan'],
    ['call me Sam', 'Sam'],
    ['she’s called Amina Begum', 'Amina Begum'],
    ['hello my name is Joy', 'Joy'],
    ['John Smith, 07700 900123, LS1 4AB', 'John Smith'],
    ['John Smith 07700 900123', 'John Smith'],
  ])('%j is %j', (text, name) => expect(read('name', text)).toBe(name))

  test.each([
    'Mai Nguyen',
    'Im Yoon-ah',
    'Call Ahan',
    'van der Berg',
    'O’Neill',
    'Will Smith',
    'May Jones',
    'X Æ A-12',
    'محمد علی',
    'Its',
  ])('%j stays whole', (name) => expect(read('name', name)).toBe(name))

  test.each([
    'what is an NHS number',
    'why do you need my name',
    'I’m not telling you',
    'who reads this?',
    'can I skip this one',
  ])('%j is no name', (text) => expect(read('name', text)).toBe('!name.notName'))
})

test.each([
  ['thirty five', '35'],
  ['twenty-one', '21'],
  ['two hundred and twenty', '220'],
  ['one hundred', '100'],
  ['about five hours and ten minutes', 'about 5 hours and 10 minutes'],
  ['twenty thirty', '20 30'],
  ['no number here', 'no number here'],
])('%j with digits is %j', (text, digits) => expect(withDigits(text, grammar)).toBe(digits))

test('an email address and a postcode as they are said aloud', () => {
  expect(read('email', 'jo at home dot com')).toBe('jo@home.com')
  expect(read('email', 'I am at home')).toBe('!email.at')
  expect(read('postcode', 'L S one four A B')).toBe('LS1 4AB')
})

test('what a message tells beside what was asked', () => {
  const text = 'John Smith, 07700 900123, LS1 4AB, jo@example.org, born 12/03/1948, NHS 943 476 5919'
  expect(mentionsIn(text, grammar, NOW)).toEqual([
    { kind: 'email', text: 'jo@example.org' },
    { kind: 'date', text: '12/03/1948' },
    { kind: 'nhsNumber', text: '943 476 5919' },
    { kind: 'phone', text: '07700 900123' },
    { kind: 'postcode', text: 'LS1 4AB' },
  ])
  expect(mentionsIn('I have 3 carers a day and 2 dogs', grammar, NOW)).toEqual([])
})

test('what asks, and what answers', () => {
  for (const text of ['can i pay my daughter', 'why do you need it', 'how long will it take', 'yes?'])
    expect(looksLikeQuestion(text, grammar)).toBe(true)
  for (const text of ['May Smith', 'Will Jones', 'yes I can', 'what', 'my mum is ill'])
    expect(looksLikeQuestion(text, grammar)).toBe(false)
})

describe('a misspelt choice', () => {
  const choices = ['My mother', 'My brother', 'Not listed'].map((label, at) => ({ id: String(at), label, words: [] }))
  const known = new Set(['other', 'bother', 'my', 'not'])
  test.each([
    ['my muther', 'my mother'],
    ['not listd', 'not listed'],
    ['my other', 'my other'],
    ['my nother', 'my nother'],
    ['nit listed', 'nit listed'],
  ])('%j is read as %j', (text, read) => expect(respelt(text, choices, (word) => known.has(word))).toBe(read))

  test('reads the answer, and turns no "not" round', () => {
    const reading = { now: NOW, grammar, choices, isWord: (word: string) => known.has(word) }
    const question = { ask: 'choice', choices: { 0: 'x', 1: 'x', 2: 'x' } } as const
    expect(readAnswer('my muther', question, reading)).toEqual({ value: '0' })
    expect(readAnswer('not my muther', question, reading)).toMatchObject({ problem: 'choice.none' })
  })
})
