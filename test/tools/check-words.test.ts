import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { WordTree } from '../../src/core/words/words.ts'
import { formsOf, isCommon } from '../../src/tools/check-words/common.ts'
import { namesOf } from '../../src/tools/check-words/names.ts'
import { reportOf } from '../../src/tools/check-words/report.ts'
import { lengthOf, sentencesOf } from '../../src/tools/check-words/sentences.ts'
import { textsOf } from '../../src/tools/check-words/texts.ts'
import { listedIn, termsOf } from '../../src/tools/check-words/vocabulary.ts'

const root = join(import.meta.dirname, '..', '..')
const words = (count: number) => Array(count).fill('help').join(' ')

/** What is found in made-up words, with few common words and one term. */
function findingsIn(trees: Readonly<Record<string, WordTree>>, facts: { id: string; reviewBy: string }[] = []) {
  const { findings } = reportOf({
    texts: Object.entries(trees).flatMap(([locale, tree]) => textsOf(locale, tree)),
    vocabularies: {
      en: {
        listed: new Set(listedIn('# not this\nask care for get help\nplan we with you')),
        names: new Set(['leeds']),
        terms: termsOf({ card: { words: ['support card', 'third party'] } }),
      },
    },
    facts,
    today: '2026-11-25',
  })
  return findings.flatMap(({ lines }) => lines)
}

describe('sentences', () => {
  test.each([
    ['One. Two? Three', ['One.', 'Two?', 'Three']],
    ['You could say: “Help me.” Then wait.', ['You could say: “Help me.”', 'Then wait.']],
    ['[Keep one: I ask. / They ask.] Please answer.', ['[Keep one: I ask.', '/ They ask.]', 'Please answer.']],
    ['A list:\n• one\n\n• two', ['A list:', '• one', '• two']],
    ['پہلا جملہ۔ دوسرا جملہ؟ تیسرا', ['پہلا جملہ۔', 'دوسرا جملہ؟', 'تیسرا']],
    ['See https://www.england.nhs.uk for more', ['See https://www.england.nhs.uk for more']],
  ])('%j', (text, sentences) => {
    expect(sentencesOf(text)).toEqual(sentences)
  })

  test('a dash is no word; a value and an address are one each', () => {
    expect(lengthOf('• {{name}} – see https://a.uk, 24 hours')).toBe(5)
  })

  test.each([
    ['en', 25],
    ['ur', 25],
    ['en-x-easy', 15],
  ])('%s: %i words are not too many, one more is', (locale, most) => {
    expect(findingsIn({ [locale]: { core: { hello: `${words(most)}. ${words(most)}.` } } })).toEqual([])
    expect(findingsIn({ [locale]: { core: { hello: `Help. ${words(most + 1)}.` } } })).toEqual([
      expect.stringMatching(`^locales/${locale}/core.json: hello: ${most + 1} words: help`),
    ])
  })
})

describe('common words', () => {
  const listed = new Set(['care', 'stop', 'plan', 'worry', 'simple', 'happy', 'show', 'help', "don't", 'wish', 'they'])

  test.each(
    'care Carers cared caring stopped planning worries worried simply happily happier shown wishes care’s don’t they’ll'.split(
      ' ',
    ),
  )('“%s” is', (word) => {
    expect(isCommon(word, listed)).toBe(true)
  })

  test.each(['careful', 'scare', 'planet', 'replan', 'ply', 'notional', 'sing'])('“%s” is not', (word) => {
    expect(isCommon(word, listed)).toBe(false)
  })

  test('a short word is not taken apart', () => {
    expect(formsOf('her')).toEqual(['her'])
  })
})

describe('words', () => {
  const found = (text: string) => findingsIn({ en: { core: { hello: text } } })

  test.each([
    ['We commission help.', 'commission'],
    ['Get help with a plan: notional.', 'notional'],
    ['Help-seeking', 'seeking'],
    ['We ask leeds.', 'leeds'],
    ['We get support.', 'support'],
  ])('“%s” is stopped at “%s”', (text, word) => {
    expect(found(text).filter((line) => line.includes(`“${word}”`))).toHaveLength(1)
  })

  test.each([
    [
      'a number, a value and an address',
      'Ask 117 for {{help.website}}, {{name}}’s plan, www.england.nhs.uk or me@nhs.uk',
    ],
    ['a name', 'We ask Leeds, and Leeds’s helpers.'],
    ['a term, its forms and its hyphen', 'Support cards help you with third-party care.'],
    ['another script', 'We help with اردو.'],
  ])('%s does not count', (_, text) => {
    expect(found(text).filter((line) => !/“(a|and|or|me)”/.test(line))).toEqual([])
  })

  test('each word is told once, with its first place', () => {
    expect(findingsIn({ en: { core: { a: 'Obtain.', b: 'Obtain help.' }, fact: { c: 'We obtain.' } } })).toEqual([
      'locales/en/core.json: a: “obtain” (and 2 more)',
    ])
  })

  test('buttons and easy read are read too; Urdu has no list yet', () => {
    expect(findingsIn({ 'en-x-easy': { menu: { choices: { yes: { label: 'Procure' } } } } })).toHaveLength(1)
    expect(findingsIn({ ur: { menu: { label: 'procure' } } })).toEqual([])
  })

  test('what people type, and what only staff and operators read, is not', () => {
    const theirs = { words: ['procure'], ui: { inbox: { title: 'Procure' } }, console: { chat: 'Procure' } }
    expect(findingsIn({ en: { ...theirs, grammar: { and: 'procure' }, locale: { name: 'Procure' } } })).toEqual([])
  })
})

test('a fact is told the day after its review was due', () => {
  expect(
    findingsIn({}, [
      { id: 'due', reviewBy: '2026-11-25' },
      { id: 'past', reviewBy: '2026-11-24' },
    ]),
  ).toEqual(['content/sources: past: review was due by 2026-11-24'])
})

test('names are those of the tables, not their small words', () => {
  const names = namesOf({
    icbs: [{ name: 'NHS Bath and North East Board' }],
    councils: { 'Kingston upon Hull': {} },
    services: [{ name: 'Beacon CHC' }],
    stories: [{ id: 'darren' }],
    documents: [{ publisher: 'Department of Health' }],
  })
  expect([...names]).toEqual(expect.arrayContaining(['bath', 'hull', 'beacon', 'darren', 'department']))
  expect(names.has('upon') || names.has('and')).toBe(false)
})

describe('npm run words', () => {
  const run = (...args: string[]) =>
    spawnSync(process.execPath, [join(root, 'src', 'tools', 'check-words.ts'), ...args], { encoding: 'utf8' })

  test('stops at what is wrong, and says where', () => {
    const folder = mkdtempSync(join(tmpdir(), 'words-'))
    try {
      const put = (locale: string, text: string) => {
        mkdirSync(join(folder, locale), { recursive: true })
        writeFileSync(join(folder, locale, 'core.json'), JSON.stringify({ hello: text }))
      }
      put('en', 'We help you.')
      put('ur', 'ہم مدد کرتے ہیں۔')
      const well = run(folder)
      expect(well.stderr).toBe('')
      expect(well.stdout).toMatch(/^en: 1 sentences of 3\.0 words on average; 3 different words, 0 of them/)
      expect(well.status).toBe(0)
      put('en', `We utilise this. ${words(26)}.`)
      const wrong = run(folder)
      expect(wrong.stderr).toContain('locales/en/core.json: hello: “utilise”')
      expect(wrong.stderr).toContain('locales/en/core.json: hello: 26 words')
      expect(wrong.status).toBe(1)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})

describe('the lists', () => {
  const list = (name: string) => listedIn(readFileSync(join(root, 'content', 'words', name), 'utf8'))

  test('what we know is short, and lists nothing that is common anyway', () => {
    const common = new Set(list('common.txt'))
    expect(list('known.txt').length).toBeLessThan(150)
    expect(list('known.txt').filter((word) => isCommon(word, common))).toEqual([])
  })

  test('the words that the law and the NHS use are in neither', () => {
    const listed = new Set([...list('common.txt'), ...list('known.txt')])
    const hard = ['notional', 'nominee', 'commissioner', 'ombudsman', 'attorney', 'assessment', 'eligible', 'utilise']
    expect(hard.filter((word) => isCommon(word, listed))).toEqual([])
  })
})
