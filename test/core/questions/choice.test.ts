import { kinds } from '../../../src/core/questions/index.ts'
import type { Choice } from '../../../src/core/questions/kind.ts'
import { english, NONSENSE, question, read, reading, showing, valuesOf } from './reading.ts'

const people: Choice[] = [
  { id: 'me', label: 'Me', words: ['myself', 'just me', 'for me'] },
  { id: 'family', label: 'Someone in my family', words: ['my mum', 'mum', 'my dad', 'dad', 'my son', 'family'] },
  { id: 'client', label: 'Someone I help at work', words: ['a client', 'client', 'my job', 'patient'] },
]
const who = question('choice', {}, 'me', 'family', 'client')
const asked = (text: string) => read(text, who, reading(...people))

describe('a choice', () => {
  test.each([
    ['2', 'family'],
    [' 2. ', 'family'],
    ['2)', 'family'],
    ['#2', 'family'],
    ['٢', 'family'],
    ['two', 'family'],
    ['number two', 'family'],
    ['option 3 please', 'client'],
    ['the second one', 'family'],
    ['2nd', 'family'],
    ['the first', 'me'],
    ['last one', 'client'],
    ['The last one, please.', 'client'],
    ['family', 'family'],
    ['SOMEONE IN MY FAMILY', 'family'],
    ['“Someone in my family”', 'family'],
    ['\u200fMe\u200f', 'me'],
    ['Mé', 'me'],
    ["it's for me", 'me'],
    ["my mum, she's 82", 'family'],
    ['asking about my mum', 'family'],
    ['I want it for a patient', 'client'],
  ])('%j is %s', (text, id) => expect(asked(text)).toBe(id))

  test.each([
    ['4', '!choice.number'],
    ['0', '!choice.number'],
    ['1948', '!choice.number'],
    ['the ninth one', '!choice.number'],
    ['mum or a client', '!choice.several'],
    ['my mum, my job', '!choice.several'],
    ['not my mum', '!choice.none'],
    ["it isn't my dad", '!choice.none'],
    ['2 and 3', '!choice.none'],
    [`${'well '.repeat(50)}mum`, '!choice.none'],
  ])('%j asks again: %s', (text, problem) => expect(asked(text)).toBe(problem))

  test.each(NONSENSE)('%j is none of them', (text) => expect(asked(text)).toBe('!choice.none'))

  test('the problem says what is doubtful', () => {
    expect(valuesOf('mum or a client', who, reading(...people))).toEqual({
      first: 'Someone in my family',
      second: 'Someone I help at work',
    })
    expect(valuesOf('9', who, reading(...people))).toEqual({ count: 3 })
  })

  test('words that two choices list are asked about', () => {
    const twins = [...people, { id: 'child', label: 'My child', words: ['my son'] }]
    expect(read('my son', question('choice', {}, 'family', 'child'), reading(...twins))).toBe('!choice.several')
  })

  test('a label that is a number comes before its place in the list', () => {
    const sizes = [
      { id: 'two', label: '2', words: [] },
      { id: 'one', label: '1', words: [] },
    ]
    expect(read('2', question('choice', {}, 'two', 'one'), reading(...sizes))).toBe('two')
  })

  test('vowel signs of South Asian scripts count', () => {
    const hindi = [
      { id: 'of', label: 'की', words: [] },
      { id: 'whose', label: 'का', words: [] },
    ]
    expect(read('का', question('choice', {}, 'of', 'whose'), reading(...hindi))).toBe('whose')
  })

  test('beside a no, a "no" inside a sentence chooses nothing', () => {
    const asked = question('choice', {}, 'yes', 'no', 'family')
    expect(read('I have no one', asked, reading('yes', 'no', ...people))).toBe('!choice.none')
    expect(read('yes please', asked, reading('yes', 'no', ...people))).toBe('yes')
  })

  describe('a choice’s own "no"', () => {
    const chairs = [
      { id: 'changed', label: 'A new one is needed', words: ['broken', 'too small'] },
      { id: 'same', label: 'This one is fine', words: ['no', 'nope', 'no thanks', 'its fine'] },
    ]
    test.each([
      ['no', 'same'],
      ['erm no', 'same'],
      ['well, no thanks love', 'same'],
      ['no, its fine', 'same'],
      ['no thanks, mine still works', 'same'],
      ['my chair is no good', '!choice.none'],
      ['no good', '!choice.none'],
      ['it is no longer broken', '!choice.none'],
      ['no broken', '!choice.several'],
      ['my chair is too small', 'changed'],
    ])('%j is %s', (text, id) =>
      expect(read(text, question('choice', {}, 'changed', 'same'), reading(...chairs))).toBe(id),
    )
  })

  describe('the age groups', () => {
    const listed: Record<string, { label: string; words: string[] }> = english('fact').ageBand.choices
    const ages = Object.entries(listed).map(([id, choice]) => ({ id, ...choice }))
    const ageBand = question('choice', {}, ...ages.map(({ id }) => id))

    test.each([
      ['under 18', '!choice.several'],
      ["she's under 18", '!choice.several'],
      ['not 18 yet', '!choice.several'],
      ['under 17', '!choice.several'],
      ['16 or over', '!choice.several'],
      ["I'm not 18", '!choice.none'],
      ['he is under 16', 'under16'],
      ['nearly 18', 'from16to17'],
      ["I'm 18", 'adult'],
      ['over 18', 'adult'],
    ])('%j is %s', (text, id) => expect(read(text, ageBand, reading(...ages))).toBe(id))

    test('who is under 18 is asked which of two groups', () => {
      const two = { first: 'Under 16', second: '16 or 17' }
      expect(valuesOf('under 18', ageBand, reading(...ages))).toEqual(two)
      expect(valuesOf('my son is under 18', ageBand, reading(...ages))).toEqual(two)
    })
  })

  test('fits while the question has it, and a check page likewise', () => {
    expect(kinds.choice.fits('me', who)).toBe(true)
    for (const value of ['gone', 'constructor', '', 3, ['me'], { choice: 'me' }])
      expect(kinds.choice.fits(value, who)).toBe(false)
    expect(kinds.check.fits('me', who)).toBe(true)
    expect(kinds.check.show('yes', showing)).toBe('Yes')
  })
})

describe('an option to pick', () => {
  const surgeries: Choice[] = [
    { id: 'C82001', label: 'Oak Street Surgery', words: ['oak street'] },
    { id: 'C82002', label: 'Elm Road Practice', words: ['elm road'] },
  ]
  const gp = question('pick', { from: 'gpSearch' }, 'none')
  const given = reading(...surgeries, { id: 'none', label: 'None of these', words: ['neither'] })

  test.each([
    ['1', 'C82001'],
    ['the elm road one', 'C82002'],
    ['oak street surgery', 'C82001'],
  ])('%j is %s', (text, id) => expect(read(text, gp, given)).toBe(id))

  test.each(['neither', '3', 'last one'])('%j is the choice beside them', (text) =>
    expect(read(text, gp, given)).toEqual({ choice: 'none' }),
  )

  test.each(NONSENSE)('%j is none of them', (text) => expect(read(text, gp, given)).toBe('!choice.none'))

  test('fits', () => {
    expect(kinds.pick.fits('C82001', gp)).toBe(true)
    expect(kinds.pick.fits({ choice: 'none' }, gp)).toBe(true)
    expect(kinds.pick.fits({ choice: 'gone' }, gp)).toBe(false)
    expect(kinds.pick.fits('', gp)).toBe(false)
  })
})
