import { join } from 'node:path'
import { DateTime } from 'luxon'
import { dialogs } from '../../dialogs/index.ts'
import { readContent } from '../../src/content.ts'
import { commands } from '../../src/core/conversation/activity.ts'
import { normalise } from '../../src/core/questions/normalise.ts'
import type { MessageKey } from '../../src/core/words/message.ts'
import type { WordTree } from '../../src/core/words/words.ts'
import { english } from '../fixtures/every-locale.ts'
import { everyQuestion, readIn } from '../fixtures/every-question.ts'
import { isLabel, phonesIn, saidIn, withoutContext } from '../fixtures/messages.ts'

// What every language has to keep is in locales.test.ts.

const { tree, words } = english
const ours = [...Object.keys(dialogs).filter((id) => id in tree), 'fact', 'core', 'command']
const said = saidIn(tree)
const saidByUs = said.filter(({ key }) => ours.includes(key.split('.')[0] ?? ''))
const keys = new Set(said.map(({ key }) => withoutContext(key)))

describe('values stand in the English words where they are known', () => {
  test.each([
    ['{{name}}', /^referral-(more|send)\./],
    ['{{reference}}', /^referral-send\.submitted\./],
    [
      '{{commissioner.name}}',
      /^(fact\.commissioner\.found\.(live|practice|notLive)$|referral-area\.notLive\.|referral-send\.)/,
    ],
    ['{{commissioner.website}}', /^referral-area\.notLive\.part\.website$/],
    ['{{peers.networks}}', /^peers\.contacts\.part\.networks$/],
    ['{{peers.userLed}}', /^peers\.contacts\.part\.userLed$/],
    ['{{peers.advice}}', /^peers\.contacts\.part\.advice$/],
    ['{{peers.brokers}}', /^peers\.contacts\.part\.brokers$/],
    ['{{peers.advocates}}', /^peers\.contacts\.part\.advocates$/],
    ['{{helpline}}', /^(person\.callBack\.ask|core\.(noTerms|unknown|noneOfThese))$/],
    ['{{text}}', /^core\.(movedOn|held)$/],
  ])('%s is said only where it is known', (value, where) => {
    const users = saidByUs.filter(({ text }) => text.includes(value)).map(({ key }) => withoutContext(key))
    expect(users.filter((key) => !where.test(key))).toEqual([])
    expect(users).not.toEqual([])
  })
})

describe('the English words are plain and kind', () => {
  const sentencesOf = (text: string) => text.split(/\n|(?<=[.?!:;][”"’)]*)\s+/).filter((one) => /\p{L}/u.test(one))
  const length = (sentence: string) => sentence.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
  const prose = saidByUs.filter((one) => !/\.letter(No)?(_\w+)?$/.test(one.key) && !isLabel(one))

  test('no sentence is over 25 words', () => {
    const long = prose.flatMap(({ key, text }) => sentencesOf(text).map((sentence) => ({ key, sentence })))
    expect(long.filter(({ sentence }) => length(sentence) > 25)).toEqual([])
  })

  test.each(ours.filter((file) => file !== 'command'))('%s: sentences have 16 words at most on average', (file) => {
    const sentences = prose.filter(({ key }) => key.startsWith(`${file}.`)).flatMap(({ text }) => sentencesOf(text))
    expect(sentences.reduce((sum, one) => sum + length(one), 0) / sentences.length).toBeLessThanOrEqual(16)
  })

  test.each([
    [/\bCCGs?\b|clinical commissioning/i],
    [/\bBA?ME\b/],
    [/suffer|wheelchair[- ]bound|vulnerable|handicap|\bthe (disabled|elderly)\b/i],
    [/\bdying\b|\bdeath\b/i],
    [/!/],
  ])('%s is never said', (word) => {
    expect(said.filter(({ text }) => word.test(text))).toEqual([])
  })

  test('no result refuses or scores', () => {
    const results = saidByUs.filter(({ key }) => /^eligibility\.\w+\.(say|part)/.test(key))
    expect(results.filter(({ text }) => /not eligible|you cannot have|score|points/i.test(text))).toEqual([])
  })

  test.each(['urgent', 'likely', 'assess', 'local', 'toldNo', 'outsideEngland'])(
    'the result %s says what would change it, and that asking stops no care',
    (outcome) => {
      for (const context of ['you', 'them']) {
        const parts = dialogs.eligibility?.outcomes[outcome]?.say ?? []
        const always = parts.filter((part) => typeof part === 'string').map((part) => `part.${part}`)
        const text = ['say', ...always].map((part) =>
          words.say(`eligibility.${outcome}.${part}` as MessageKey, { context }),
        )
        expect(text.join(' ')).toContain('What would change this')
        expect(text.join(' ')).toContain('Asking does not by itself stop care')
      }
    },
  )
})

describe('what is said after a no', () => {
  const CHC_ALONE = /local resolution|independent review|first check/
  const steps = (outcome: string) =>
    (dialogs['told-no']?.outcomes[outcome]?.say ?? [])
      .map((part) => words.say(`told-no.${outcome}.part.${part}` as MessageKey, { context: 'you' }))
      .join(' ')

  test('the ways to challenge are told apart: continuing healthcare has its own', () => {
    expect(steps('chc')).toMatch(CHC_ALONE)
    expect(steps('phb')).not.toMatch(CHC_ALONE)
    expect(steps('other')).not.toMatch(CHC_ALONE)
  })

  test('the last day to ask, where one is known', () => {
    expect(steps('chc')).toContain('six months')
    expect(steps('phb')).toContain('12 months')
    expect(steps('other')).toMatch(/12 months.*six months/)
  })

  test.each(['phb', 'chc', 'other'])(
    '%s: reasons in writing, words to say, and that asking stops no care',
    (outcome) => {
      expect(steps(outcome)).toContain('reasons in writing')
      expect(steps(outcome)).toContain('You could say:')
      expect(steps(outcome)).toContain('Asking does not by itself stop care')
    },
  )
})

describe('what people type is understood one way', () => {
  test('no command is a plain answer', () => {
    const spoken = commands.flatMap((command) => ((tree.command as WordTree)[command] as { words: string[] }).words)
    for (const answer of ['yes', 'no', 'none', 'skip', 'not sure', 'person', 'me', 'new', 'next', 'ok', 'stop']) {
      expect(spoken.map(normalise)).not.toContain(answer)
    }
  })

  test.each([
    ['menu', 'menu'],
    ['What else can I do?', 'menu'],
    ['back to the main list', 'menu'],
    ['help', 'help'],
  ])('“%s” is the command %s', (typed, command) => {
    expect(words.command(typed)).toEqual({ command })
  })

  test.each([
    ['welcome', 'want', 'I’m not sure', 'learn'],
    ['welcome', 'want', 'idk', 'learn'],
    ['referral-more', 'preferredName', 'No', 'skip'],
    ['referral-more', 'preferredName', 'no thanks', 'skip'],
    ['referral-more', 'preferredName', 'Noor', 'Noor'],
    ['referral-more', 'toldAmount', 'skip it', 'notSure'],
    ['referral-more', 'toldAmount', 'pass', 'notSure'],
    ['referral-more', 'toldAmount', 'dunno', 'notSure'],
    ['referral-more', 'toldAmount', 'no thanks', 'no'],
    ['next-steps', 'topic', 'something else', 'enough'],
  ])('%s.%s: “%s” is %s', (dialog, name, typed, answer) => {
    const asked = everyQuestion.find((one) => one.dialog === dialog && one.name === name)
    expect(asked && readIn(words, asked, typed)).toEqual([answer])
  })

  test.each([
    ['change my postcode', 'postcode'],
    ['Can I change my date of birth?', 'date of birth'],
    ['change the name', 'name'],
  ])('“%s” names what to change', (typed, about) => {
    expect(words.command(typed)).toEqual({ command: 'change', about })
  })
})

describe('what we state has a source', () => {
  const content = readContent(join(import.meta.dirname, '../../content'))
  const sources = [...content.sources.values()]
  const inArticles = new Set([
    ...[...content.articles.values()].flatMap((entry) => entry.sources),
    ...content.facts.map(({ source }) => source),
  ])

  test('every source is whole, and has its own name', () => {
    for (const source of sources) {
      for (const field of ['id', 'fact', 'source', 'confidence'] as const) expect(source[field]).toMatch(/\S/)
      expect(DateTime.fromISO(source.seen) < DateTime.fromISO(source.reviewBy)).toBe(true)
      expect(source.usedIn.length > 0 || inArticles.has(source.id)).toBe(true)
    }
    expect(new Set(sources.map(({ id }) => id)).size).toBe(sources.length)
  })

  test('every source names words that are there', () => {
    expect(sources.flatMap(({ usedIn }) => usedIn).filter((key) => !keys.has(key))).toEqual([])
  })

  test('every phone number has a source that names its words', () => {
    const told = saidByUs.flatMap(({ key, text }) => phonesIn(text).map((number) => ({ key, number })))
    const unsourced = told.filter(
      ({ key, number }) =>
        !sources.some(({ fact, usedIn }) => usedIn.includes(withoutContext(key)) && fact.includes(number)),
    )
    expect(told.length).toBeGreaterThan(4)
    expect(unsourced).toEqual([])
  })

  test.each([
    [/section 117|section 2\b|Section 2\b/],
    [/48 hours|fast track form/],
    [/April 20\d\d/],
    [/Ombudsman|independent review|six months/],
    [/three months|once a year/],
    [/28 days|12 months/],
    [/[Bb]y law|minimum wage|the NHS must|“safeguarding”/],
    [/legal right|a right to/],
    [/at 18|under 18/],
    [/next of kin|parental responsibility/i],
  ])('every text that says %s has a source', (said) => {
    const stating = saidByUs.filter(({ key, text }) => /\.(say|why|part\.\w+)(_\w+)?$/.test(key) && said.test(text))
    const sourced = new Set(sources.flatMap(({ usedIn }) => usedIn))
    expect(stating.map(({ key }) => withoutContext(key)).filter((key) => !sourced.has(key))).toEqual([])
  })
})
