import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DateTime } from 'luxon'
import { dialogs } from '../../dialogs/index.ts'
import { commands } from '../../src/core/conversation/activity.ts'
import { isLookUp, type PersonQuestion } from '../../src/core/dialog/define.ts'
import { normalise } from '../../src/core/questions/normalise.ts'
import { readAnswer } from '../../src/core/questions/read-answer.ts'
import type { MessageKey } from '../../src/core/words/message.ts'
import { neededKeys } from '../../src/core/words/needed.ts'
import { baseKey, createWords, type WordTree } from '../../src/core/words/words.ts'

const root = join(import.meta.dirname, '..', '..')
const json = <T>(...path: string[]) => JSON.parse(readFileSync(join(root, ...path), 'utf8')) as T

const files = readdirSync(join(root, 'locales', 'en')).filter((name) => name.endsWith('.json'))
const english: WordTree = Object.fromEntries(
  files.map((name) => [name.replace('.json', ''), json<WordTree>('locales', 'en', name)]),
)
const needed = neededKeys(dialogs)
const known = new Set(needed.flat())
const ours = [...Object.keys(dialogs).filter((id) => id in english), 'fact', 'core', 'command']

type Leaf = { readonly key: string; readonly text: string }
const leaves = Object.entries(english).flatMap(([file, tree]) => leavesOf(file, tree))
const said = leaves.filter(({ key }) => !/\.words\.\d+$/.test(key))
const saidByUs = said.filter(({ key }) => ours.includes(key.split('.')[0] ?? ''))
const keys = new Set(said.map(({ key }) => withoutContext(key)))

const values = {
  name: 'Amina',
  reference: 'PHB-0000-0000',
  text: 'hello',
  commissioner: { name: 'NHS Anywhere Integrated Care Board', website: 'https://anywhere.icb.nhs.uk' },
  peers: { networks: 'A', userLed: 'B', advice: 'C', brokers: 'D', advocates: 'E' },
}
const words = createWords('en', english, 'test', { helpline: 'Anytown Carers 020 7946 0000' })

describe('the English words are whole', () => {
  test('every key that is needed has words', () => {
    expect(needed.filter((any) => !any.some((key) => words.has(key)))).toEqual([])
  })

  test('no words are left over', () => {
    const used = leaves
      .filter(({ key }) => ours.includes(key.split('.')[0] ?? ''))
      .map(({ key }) => withoutContext(key.replace(/\.\d+$/, '')))
      .filter((key) => !known.has(key) && !known.has(key.replace(/\.words$/, '.label')))
    expect(used).toEqual([])
  })

  test('only the contexts that the core gives are used', () => {
    const contexts = saidByUs.flatMap(({ key }) => /\.[A-Za-z0-9]+_(\w+)$/.exec(key)?.slice(1) ?? [])
    expect(new Set(contexts)).toEqual(new Set(['them', 'words', 'choice']))
  })

  test.each(['you', 'them', 'words', 'choice'])('every message can be said (%s)', (context) => {
    for (const key of keys) {
      if (!ours.includes(key.split('.')[0] ?? '')) continue
      expect(words.say(key as MessageKey, { ...values, context })).not.toMatch(/\{\{|^$/)
    }
  })

  test.each([
    ['{{name}}', /^referral-(more|send)\./],
    ['{{reference}}', /^referral-send\.submitted\./],
    ['{{commissioner.name}}', /^(fact\.commissioner\.found\.(live|notLive)$|referral-area\.notLive\.|referral-send\.)/],
    ['{{commissioner.website}}', /^referral-area\.notLive\.part\.website$/],
    ['{{peers.networks}}', /^peers\.contacts\.part\.networks$/],
    ['{{peers.userLed}}', /^peers\.contacts\.part\.userLed$/],
    ['{{peers.advice}}', /^peers\.contacts\.part\.advice$/],
    ['{{peers.brokers}}', /^peers\.contacts\.part\.brokers$/],
    ['{{peers.advocates}}', /^peers\.contacts\.part\.advocates$/],
    ['{{helpline}}', /^person\.callBack\.ask$/],
    ['{{text}}', /^core\.movedOn$/],
  ])('%s is said only where it is known', (value, where) => {
    const users = saidByUs.filter(({ text }) => text.includes(value)).map(({ key }) => withoutContext(key))
    expect(users.filter((key) => !where.test(key))).toEqual([])
    expect(users).not.toEqual([])
  })
})

describe('the English words are plain and kind', () => {
  const sentencesOf = (text: string) => text.split(/\n|(?<=[.?!:;][”"’)]*)\s+/).filter((one) => /\p{L}/u.test(one))
  const length = (sentence: string) => sentence.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
  const prose = saidByUs.filter(({ key }) => !/\.letter(No)?(_\w+)?$/.test(key) && !/\.label(_\w+)?$/.test(key))

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

  test('buttons have 60 characters at most', () => {
    const labels = said.filter(({ key }) => /\.label(_\w+)?$/.test(key))
    expect(labels.filter(({ text }) => text.length > 60)).toEqual([])
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
  const asked = Object.values(dialogs).flatMap((dialog) =>
    Object.entries(dialog.questions).flatMap(([name, question]) =>
      isLookUp(question) ? [] : [{ dialog: dialog.id, name, question }],
    ),
  )
  const choicesOf = (dialog: string, name: string, question: PersonQuestion, context: string) =>
    [...(question.options ?? []), ...Object.keys(question.choices ?? {})].map((id) =>
      words.choice(dialog, name, question, id, { context }),
    )
  // "Under 18" may be either of two age groups, and both list it: then the person is asked which.
  const OF_TWO_AGES =
    /^((under|below|less than|younger than|not|not yet) (17|18|eighteen)( yet)?|(over|above|older than) 1[67]|16 (or over|and over|plus))$/
  const shared = (id: string) => (english.choice as WordTree | undefined)?.[id] as { words?: string[] } | undefined

  test.each(asked.map((one) => [`${one.dialog}.${one.name}`, one] as const))('%s', (_, { dialog, name, question }) => {
    for (const context of ['you', 'them']) {
      const choices = choicesOf(dialog, name, question, context)
      const all = choices.map(({ id, label, words: listed }) => ({
        id,
        words: new Set([id, label, ...listed].map(normalise)),
      }))
      for (const { id, label, words: listed } of choices) {
        // Two choices that every question shares may overlap ("I don't have it"): then the person is asked which.
        const everywhere = new Set((shared(id)?.words ?? []).map(normalise))
        const own = [id, label, ...listed]
          .map(normalise)
          .filter((word) => !everywhere.has(word) && !OF_TWO_AGES.test(word))
        expect(own).not.toContain('')
        const others = all.filter((other) => other.id !== id && own.some((word) => other.words.has(word)))
        const clash = others.map((other) => [id, other.id, ...own.filter((word) => other.words.has(word))])
        expect(clash).toEqual([])
      }
    }
  })

  test.each([
    'I want to kill myself',
    'he is going to hurt me',
    'help me im scared',
    'my husband hits me',
    'I have to die',
    'no one can stop me, I am suicidal',
  ])('a cry for help is no answer and no command: “%s”', (cry) => {
    expect(words.command(cry)).toBeUndefined()
    const taken = asked.filter(({ dialog, name, question }) => {
      const choices = choicesOf(dialog, name, question, 'you')
      const isListed = question.ask === 'choice' || question.ask === 'several' || question.ask === 'yesNo'
      const reading = { now: '2026-11-21T12:00:00.000Z', choices, grammar: words.grammar }
      return isListed && 'value' in readAnswer(cry, question, reading)
    })
    expect(taken.map(({ dialog, name }) => `${dialog}.${name}`)).toEqual([])
  })

  test('every choice can be said in words of its own', () => {
    const wordless = asked.flatMap(({ dialog, name, question }) =>
      choicesOf(dialog, name, question, 'you')
        .filter((choice) => choice.words.length < 5)
        .map(({ id }) => `${baseKey(dialog, name, question)}.${id}`),
    )
    expect(wordless).toEqual([])
  })

  test('no command swallows an answer', () => {
    const swallowed = asked.flatMap(({ dialog, name, question }) =>
      ['you', 'them']
        .flatMap((context) => choicesOf(dialog, name, question, context))
        .flatMap(({ id, label, words: listed }) => [label, ...listed].map((word) => ({ id, word })))
        .filter(({ id, word }) => {
          const found = words.command(word)
          // In the menu, the command and the choice lead to the same place.
          if (found?.command === 'person' && id === 'person' && dialog === 'menu') return false
          if (!found?.about) return found !== undefined
          return asked.some((one) => words.naming(one.dialog, one.name, one.question, found.about ?? ''))
        })
        .map(({ id, word }) => `${dialog}.${name}.${id}: ${word}`),
    )
    expect(swallowed).toEqual([])
  })

  test('a message is one command at most, and a label is its command', () => {
    const spoken = commands.flatMap((command) => {
      const { label, words: listed } = (english.command as WordTree)[command] as { label: string; words: string[] }
      expect(words.command(label)?.command).toBe(command)
      return listed.map(normalise)
    })
    expect(spoken.filter((word, at) => spoken.indexOf(word) !== at)).toEqual([])
    for (const answer of ['yes', 'no', 'none', 'skip', 'not sure', 'person', 'me', 'new', 'next', 'ok', 'stop']) {
      expect(spoken).not.toContain(answer)
    }
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
  type Source = Record<'id' | 'fact' | 'source' | 'seen' | 'reviewBy' | 'confidence', string> & { usedIn: string[] }
  const sources = json<Source[]>('content', 'sources.json')

  test('every source is whole, and has its own name', () => {
    for (const source of sources) {
      for (const field of ['id', 'fact', 'source', 'confidence'] as const) expect(source[field]).toMatch(/\S/)
      expect(DateTime.fromISO(source.seen) < DateTime.fromISO(source.reviewBy)).toBe(true)
      expect(source.usedIn).not.toEqual([])
    }
    expect(new Set(sources.map(({ id }) => id)).size).toBe(sources.length)
  })

  test('every source names words that are there', () => {
    expect(sources.flatMap(({ usedIn }) => usedIn).filter((key) => !keys.has(key))).toEqual([])
  })

  test('every phone number has a source that names its words', () => {
    const PHONE = /(?<![\d-])(?:0\d{2,4}(?: ?\d{3,4}){1,3}|116 ?\d{3}|999|111|101|18001)(?![\d-])/g
    const told = saidByUs.flatMap(({ key, text }) => [...text.matchAll(PHONE)].map(([number]) => ({ key, number })))
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

function leavesOf(key: string, tree: WordTree | string | readonly string[]): Leaf[] {
  if (typeof tree === 'string') return [{ key, text: tree }]
  return Object.entries(tree).flatMap(([name, below]) => leavesOf(`${key}.${name}`, below))
}

function withoutContext(key: string): string {
  return key.replace(/_\w+$/, '')
}
