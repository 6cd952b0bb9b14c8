import fc from 'fast-check'
import type { PersonQuestion } from '../../../src/core/dialog/define.ts'
import { kinds } from '../../../src/core/questions/index.ts'
import type { KindName, Value } from '../../../src/core/questions/kind.ts'
import { readAnswer, readChoices } from '../../../src/core/questions/read-answer.ts'
import { question, read, reading, showing } from './reading.ts'

const given = reading('yes', 'no', 'notSure', 'none', 'skip', { id: 'eat', label: 'Eating', words: ['food'] })

/** Every kind of question, free ones with a choice beside them. */
const questions: [KindName, PersonQuestion][] = [
  ['choice', question('choice', {}, 'yes', 'no', 'eat')],
  ['check', question('check', {}, 'eat', 'none')],
  ['consent', question('consent', {}, 'eat', 'none')],
  ['yesNo', question('yesNo', {}, 'yes', 'no', 'notSure')],
  ['several', question('several', { options: ['eat', 'skip', 'none'], alone: ['none'] })],
  ['date', question('date', { date: 'birth' }, 'skip')],
  ['date', question('date', { date: 'past' })],
  ['date', question('date', { date: 'roughPast' })],
  ['date', question('date', { date: 'any' })],
  ['pick', question('pick', { from: 'search' }, 'none')],
  ...(['text', 'name', 'phone', 'email', 'postcode', 'nhsNumber', 'number'] as const).map(
    (kind): [KindName, PersonQuestion] => [kind, question(kind, {}, 'skip')],
  ),
]

/** Anything, and things that look nearly right. */
const message = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: fc.constantFrom(..."0123456789 /.-+,@£oO'LEM\n\r\u200f٣") }),
  fc.string({
    unit: fc.constantFrom(
      'yes ',
      'no ',
      'not ',
      'sure ',
      'food ',
      'and ',
      ', ',
      '1 ',
      'none ',
      'march ',
      '12 ',
      '48 ',
      '1948 ',
      '31 ',
      'double ',
      'oh ',
      'seven ',
      '07700 900123 ',
    ),
  }),
)

const value: fc.Arbitrary<Value> = fc.oneof(
  fc.string(),
  fc.double(),
  fc.array(fc.string()),
  fc.record({ choice: fc.string() }),
)

describe('reading, whatever is typed', () => {
  test('every kind is tried here', () =>
    expect(new Set(questions.map(([kind]) => kind))).toEqual(new Set(Object.keys(kinds))))

  test.each(questions)('%s: never throws, and what it gives fits and can be shown', (kind, asked) => {
    fc.assert(
      fc.property(message, (text) => {
        for (const read of [readAnswer(text, asked, given), kinds[kind].read(text, asked, given)]) {
          if ('problem' in read) continue
          expect(kinds[kind].fits(read.value, asked)).toBe(true)
          expect(typeof kinds[kind].show(read.value, showing)).toBe('string')
        }
      }),
      { numRuns: 300 },
    )
  })

  test.each(questions)('%s: what is shown of an answer is read as that answer', (kind, asked) => {
    fc.assert(
      fc.property(message, (text) => {
        const first = readAnswer(text, asked, given)
        if ('problem' in first || kind === 'pick' || kind === 'number') return
        const shown = kinds[kind].show(first.value, {
          ...showing,
          label: (id) => given.choices.find((one) => one.id === id)?.label ?? id,
        })
        expect(readAnswer(shown, asked, given)).toEqual(first)
      }),
      { numRuns: 200 },
    )
  })

  test.each(questions)('%s: checking and showing any value never throws', (kind, asked) => {
    fc.assert(
      fc.property(value, (any) => {
        expect(typeof kinds[kind].fits(any, asked)).toBe('boolean')
        expect(typeof kinds[kind].show(any, showing)).toBe('string')
      }),
      { numRuns: 200 },
    )
  })

  test.each(questions)('%s: a megabyte is refused at once, and quickly even by the kind itself', (kind, asked) => {
    expect(read('a'.repeat(5001), asked, given)).toBe('!text.huge')
    for (const unit of ['a', '1 ', ' ', 'yes ', '١', '😀', 'a@', '1-']) {
      const started = performance.now()
      kinds[kind].read(unit.repeat(1_000_000 / unit.length), asked, given)
      expect(performance.now() - started).toBeLessThan(8_000)
    }
  })
})

describe('choice ids from a form or a button', () => {
  const help = question('several', { options: ['eat', 'skip', 'none'], alone: ['none'] })
  const yesNo = question('yesNo', {}, 'yes', 'no')
  const email = question('email', {}, 'skip')
  const pick = question('pick', { from: 'search' }, 'none')

  test.each<[string, string[], PersonQuestion, unknown]>([
    ['one of a choice', ['no'], yesNo, { value: 'no' }],
    ['the same twice', ['no', 'no'], yesNo, { value: 'no' }],
    ['nothing', [], yesNo, { problem: 'choice.none' }],
    ['two of a choice', ['yes', 'no'], yesNo, { problem: 'choice.several', values: { first: 'Yes', second: 'No' } }],
    ['one that is gone', ['notSure'], yesNo, { problem: 'choice.gone' }],
    ['one that was never there', ['toString'], yesNo, { problem: 'choice.gone' }],
    ['several, in the dialog’s order', ['skip', 'eat'], help, { value: ['eat', 'skip'] }],
    ['several with one that is gone', ['eat', 'gone'], help, { problem: 'choice.gone' }],
    ['none beside others', ['eat', 'none'], help, { problem: 'several.alone', values: { label: 'None of these' } }],
    ['no boxes', [], help, { problem: 'choice.none' }],
    ['a choice beside a free question', ['skip'], email, { value: { choice: 'skip' } }],
    ['a free question without that choice', ['none'], email, { problem: 'choice.gone' }],
    ['an option that was found', ['eat'], pick, { value: 'eat' }],
    ['the choice beside found options', ['none'], pick, { value: { choice: 'none' } }],
    ['an option no longer found', ['C82003'], pick, { problem: 'choice.gone' }],
  ])('%s', (_, ids, asked, expected) => expect(readChoices(ids, asked, given)).toEqual(expected))
})
