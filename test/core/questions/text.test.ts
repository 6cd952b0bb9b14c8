import { kinds } from '../../../src/core/questions/index.ts'
import { question, read, reading, showing, valuesOf } from './reading.ts'

const asked = question('text')

describe('text', () => {
  test.each([
    ['  hello \n', 'hello'],
    ['one\r\ntwo\rthree', 'one\ntwo\nthree'],
    ['bell\u0007 and null\u0000', 'bell and null'],
    ['tab\there', 'tab here'],
    ["Robert'); DROP TABLE students;--", "Robert'); DROP TABLE students;--"],
    ['<b onclick="x()">hi</b> & {{value}}', '<b onclick="x()">hi</b> & {{value}}'],
    ['👩🏽‍🦽 thank you 🙏', '👩🏽‍🦽 thank you 🙏'],
    ['שלום \u200fabc\u202c', 'שלום \u200fabc\u202c'],
    ['half \ud83d emoji', 'half \ufffd emoji'],
    ['yes', 'yes'],
  ])('%j is kept as %j', (typed, kept) => expect(read(typed, asked)).toBe(kept))

  test.each(['', '  \n ', '\u200f\u200b', '\u0000'])('%j is nothing', (typed) =>
    expect(read(typed, asked)).toBe('!text.empty'),
  )

  test('counts what a person sees as characters, up to the most allowed', () => {
    expect(read('🙂'.repeat(10), question('text', { max: 10 }))).toBe('🙂'.repeat(10))
    expect(read('🙂'.repeat(11), question('text', { max: 10 }))).toBe('!text.long')
    expect(valuesOf('x'.repeat(501), asked)).toEqual({ max: 500, length: 501 })
    expect(read('x'.repeat(500), asked)).toBe('x'.repeat(500))
  })

  test('a choice beside it is taken only as the whole message', () => {
    const optional = question('text', {}, 'skip')
    expect(read('skip', optional, reading('skip'))).toEqual({ choice: 'skip' })
    expect(read('Skip this, please', optional, reading('skip'))).toBe('Skip this, please')
    expect(read('I skip meals', optional, reading('skip'))).toBe('I skip meals')
  })

  test('yes alone is refused where more was asked for, and nowhere else', () => {
    const whom = question('text', { moreThanYes: true }, 'none')
    for (const typed of ['yes', 'Yes.', 'YEAH', 'ok', 'yes please', '👍']) {
      expect(read(typed, whom, reading('none'))).toBe('!text.moreThanYes')
      expect(read(typed, asked)).toBe(typed)
    }
    expect(read('yes, my brother', whom, reading('none'))).toBe('yes, my brother')
    expect(read('none', whom, reading('none'))).toEqual({ choice: 'none' })
  })

  test('fits while it is short enough', () => {
    expect(kinds.text.fits('hello', asked)).toBe(true)
    expect(kinds.text.fits('hello', question('text', { max: 4 }))).toBe(false)
    for (const value of ['', ' x', 'a\u0000b', 1, ['a'], { choice: 'skip' }])
      expect(kinds.text.fits(value, asked)).toBe(false)
    expect(kinds.text.fits({ choice: 'skip' }, question('text', {}, 'skip'))).toBe(true)
  })

  test('shows what was typed, and the label of a choice', () => {
    expect(kinds.text.show('a\nb', showing)).toBe('a\nb')
    expect(kinds.text.show({ choice: 'skip' }, showing)).toBe('Skip this question')
  })
})

describe('a name', () => {
  test.each([
    'O',
    'Ng',
    "Siân O'Neil-Ó Briain",
    'محمد',
    '李小龍',
    'ਗੁਰਪ੍ਰੀਤ ਕੌਰ',
    'Ludwig van der Berg III',
    'X Æ A-12',
    'Mary Ann 🙂',
    'null',
    'Ali Skip',
  ])('%j is a name', (typed) => expect(read(typed, question('name'))).toBe(typed))

  test.each([
    ['  Jo \n Smith\u0000 ', 'Jo Smith'],
    ['"; DROP TABLE people', '"; DROP TABLE people'],
  ])('%j is kept as %j', (typed, kept) => expect(read(typed, question('name'))).toBe(kept))

  test.each([
    ['', '!text.empty'],
    ['\u200f', '!text.empty'],
    ['12345', '!name.letters'],
    ['🙂', '!name.letters'],
    ['---', '!name.letters'],
    ['jo@example.com', '!name.notName'],
    ['https://example.com', '!name.notName'],
    ['www.example', '!name.notName'],
    ['x'.repeat(101), '!text.long'],
  ])('%j: %s', (typed, problem) => expect(read(typed, question('name'))).toBe(problem))
})
