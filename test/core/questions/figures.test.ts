import { kinds } from '../../../src/core/questions/index.ts'
import { NONSENSE, question, read, reading, showing, valuesOf } from './reading.ts'

describe('an NHS number', () => {
  const asked = question('nhsNumber')

  test.each([
    '943 476 5919',
    '9434765919',
    '943-476-5919',
    'my NHS number is 943 476 5919.',
    '٩٤٣٤٧٦٥٩١٩',
    'nine four three, four seven six, five nine one nine',
    '\u202d943 476 5919',
  ])('%j is one', (text) => expect(read(text, asked)).toBe('9434765919'))

  test.each([
    ['943 476 591', '!nhsNumber.digits'],
    ['943 476 59190', '!nhsNumber.digits'],
    ['943 476 5918', '!nhsNumber.check'],
    ['943 476 5991', '!nhsNumber.check'],
    ['1111111111', '!nhsNumber.check'],
    ['0000000000', '!nhsNumber.check'],
    ['1'.repeat(300), '!nhsNumber.unreadable'],
  ])('%j asks again: %s', (text, problem) => expect(read(text, asked)).toBe(problem))

  test('says how many digits there were', () => expect(valuesOf('943 476 591', asked)).toEqual({ count: 9 }))

  test.each(NONSENSE.filter((text) => !/\d/.test(text)))('%j is none', (text) =>
    expect(read(text, asked)).toBe('!nhsNumber.unreadable'),
  )

  test('a choice beside it', () =>
    expect(read("I don't know it", question('nhsNumber', {}, 'unknown'), reading('unknown'))).toEqual({
      choice: 'unknown',
    }))

  test('fits and shows', () => {
    expect(kinds.nhsNumber.fits('9434765919', asked)).toBe(true)
    for (const value of ['943 476 5919', '9434765918', '', 9434765919])
      expect(kinds.nhsNumber.fits(value, asked)).toBe(false)
    expect(kinds.nhsNumber.show('9434765919', showing)).toBe('943 476 5919')
  })
})

describe('a number', () => {
  const asked = question('number', { max: 100_000 })

  test.each([
    ['£1,200.50', 1200.5],
    ['1200', 1200],
    ['0', 0],
    ['about 1200 pounds.', 1200],
    ['1,200 a month', 1200],
    ['100,000', 100_000],
    ['₤ 50', 50],
    ['١٢٠٠', 1200],
    ['07', 7],
  ])('%j is %d', (text, value) => expect(read(text, asked)).toBe(value))

  test.each([
    ['-5', '!number.small'],
    ['£-5', '!number.small'],
    ['-£5', '!number.small'],
    ['−5', '!number.small'],
    ['100,001', '!number.large'],
    ['1.2k', '!number.unreadable'],
    ['5m', '!number.unreadable'],
    ['1.200,50', '!number.unreadable'],
    ['12,00', '!number.unreadable'],
    ['1.234', '!number.unreadable'],
    ['10 or 20', '!number.unreadable'],
    ['1e5', '!number.unreadable'],
    ['lots', '!number.unreadable'],
    ['9'.repeat(400), '!number.unreadable'],
  ])('%j asks again: %s', (text, problem) => expect(read(text, asked)).toBe(problem))

  test.each(NONSENSE.filter((text) => !/\d/.test(text)))('%j is none', (text) =>
    expect(read(text, asked)).toBe('!number.unreadable'),
  )

  test('says how much is the most', () => {
    expect(valuesOf('100001', asked)).toEqual({ max: 100_000 })
    expect(read('07700900123', question('number'))).toBe('!number.large')
  })

  test('fits and shows', () => {
    expect(kinds.number.fits(0, asked)).toBe(true)
    for (const value of [-1, 100_001, Number.NaN, Number.POSITIVE_INFINITY, '5'])
      expect(kinds.number.fits(value, asked)).toBe(false)
    expect(kinds.number.show(1200.5, showing)).toBe('1,200.5')
    expect(kinds.number.show(1200, { ...showing, language: 'de' })).toBe('1.200')
  })
})
