import { kinds } from '../../../src/core/questions/index.ts'
import { NONSENSE, NOW, question, read, reading, showing, valuesOf } from './reading.ts'

const birth = question('date', { date: 'birth' })
const past = question('date', { date: 'past' })
const roughPast = question('date', { date: 'roughPast' })
const any = question('date', { date: 'any' })

describe('a date of birth', () => {
  test.each([
    ['12/3/1948', '1948-03-12'],
    ['12.3.48', '1948-03-12'],
    ['12-03-1948', '1948-03-12'],
    ['12 3 1948', '1948-03-12'],
    ['12 / 03 / 48', '1948-03-12'],
    ['1948-03-12', '1948-03-12'],
    ['12031948', '1948-03-12'],
    ['120348', '1948-03-12'],
    ['12 March 1948', '1948-03-12'],
    ['12th of march 1948', '1948-03-12'],
    ['the 12th March, 1948', '1948-03-12'],
    ["12 Mar '48", '1948-03-12'],
    ['12mar48', '1948-03-12'],
    ['March 12th, 1948', '1948-03-12'],
    ['Friday 12 March 1948', '1948-03-12'],
    ['I was born on 12 March 1948 in Leeds', '1948-03-12'],
    ['1 Sept 1950', '1950-09-01'],
    ['1 sep. 1950', '1950-09-01'],
    ['3rd febuary 1961', '1961-02-03'],
    ['١٢/٣/١٩٤٨', '1948-03-12'],
    ['\u200f12/3/1948', '1948-03-12'],
    ['29/2/1948', '1948-02-29'],
    ['1/1/24', '2024-01-01'],
    ['25/11/26', '2026-11-25'],
    ['26/11/26', '1926-11-26'],
    ['March 1948', '1948-03'],
    ['mar 48?', '1948-03'],
    ['in may 1950', '1950-05'],
    ['3/1948', '1948-03'],
    ['03-48', '1948-03'],
    ['1948-03', '1948-03'],
    ['1948', '1948'],
    ['around 1948 I think', '1948'],
  ])('%j is %s', (text, value) => expect(read(text, birth)).toBe(value))

  test.each([
    ['31 February 1950', '!date.noSuchDay'],
    ['31/2/50', '!date.noSuchDay'],
    ['29/2/1949', '!date.noSuchDay'],
    ['0/3/1948', '!date.noSuchDay'],
    ['45/12/1948', '!date.noSuchDay'],
    ['03/25/1948', '!date.noSuchMonth'],
    ['13/1948', '!date.noSuchMonth'],
    ['12/3/2027', '!date.future'],
    ['1 January 2050', '!date.future'],
    ['2027', '!date.future'],
    ['tomorrow', '!date.unreadable'],
    ['today', '!date.unreadable'],
    ['12/3/1848', '!date.tooOld'],
    ['1905', '!date.tooOld'],
    ['12/3/0048', '!date.tooOld'],
    ['12 March', '!date.year'],
    ['12/3', '!date.year'],
    ['the 12th of march', '!date.year'],
    ['12 March 1948 or 13 March 1948', '!date.unreadable'],
    ['maybe 48', '!date.unreadable'],
    ['12 Smarch 1948', '!date.unreadable'],
    ['the 1940s', '!date.unreadable'],
    ['07700900123', '!date.unreadable'],
    ['3', '!date.unreadable'],
  ])('%j asks again: %s', (text, problem) => expect(read(text, birth)).toBe(problem))

  test.each(NONSENSE)('%j is no date', (text) => expect(read(text, birth)).toBe('!date.unreadable'))

  test('is not too old at 120', () => {
    expect(read('25/11/1906', birth)).toBe('1906-11-25')
    expect(read('24/11/1906', birth)).toBe('!date.tooOld')
  })

  test('the problem says what was read', () => {
    expect(valuesOf('born 31 february 1950', birth)).toEqual({ text: '31 february 1950' })
    expect(valuesOf('03/25/1948', birth)).toEqual({ month: 25 })
    expect(valuesOf('1/1/1066', birth)).toEqual({ year: 1066 })
  })
})

describe('other dates', () => {
  test.each([
    ['yesterday', '2026-11-24'],
    ['Today!', '2026-11-25'],
    ['25 Nov 2026', '2026-11-25'],
    ['tomorrow', '!date.future'],
    ['26/11/2026', '!date.future'],
    ['March 2020', '!date.whole'],
    ['2020', '!date.whole'],
  ])('in the past, whole: %j is %s', (text, value) => expect(read(text, past)).toBe(value))

  test.each([
    ['2020', '2020'],
    ['november 2026', '2026-11'],
    ['2026', '2026'],
    ['december 2026', '!date.future'],
    ['yesterday', '2026-11-24'],
  ])('in the past, roughly: %j is %s', (text, value) => expect(read(text, roughPast)).toBe(value))

  test.each([
    ['tomorrow', '2026-11-26'],
    ['1/2/27', '2027-02-01'],
    ['1/2/98', '1998-02-01'],
    ['March 2027', '!date.whole'],
  ])('at any time: %j is %s', (text, value) => expect(read(text, any)).toBe(value))

  test('today is London’s', () => {
    const lateOnTheDayBefore = { ...reading(), now: '2026-06-30T23:30:00.000Z' }
    expect(read('today', any, lateOnTheDayBefore)).toBe('2026-07-01')
  })

  test('fits by shape, and by how much of a date the question takes', () => {
    expect(kinds.date.fits('1948', birth)).toBe(true)
    expect(kinds.date.fits('1948-03', birth)).toBe(true)
    expect(kinds.date.fits('1948', past)).toBe(false)
    expect(kinds.date.fits('1948-03-12', past)).toBe(true)
    for (const value of ['1948-13', '1948-02-32', '48', '12/3/1948', '', 1948, 'abcd', { choice: 'skip' }])
      expect(kinds.date.fits(value, birth)).toBe(false)
  })

  test.each([
    ['1948-03-12', 'en', '12 March 1948'],
    ['1948-03-12', 'en-x-easy', '12 March 1948'],
    ['1948-03', 'en', 'March 1948'],
    ['1948', 'en', '1948'],
    ['1948-03-12', 'pl', '12 marca 1948'],
    ['1948-03-12', 'cy', '12 Mawrth 1948'],
    ['rubbish', 'en', 'rubbish'],
    ['2026-02-31', 'en', '2026-02-31'],
  ])('%s in %s is shown as %s', (value, language, shown) =>
    expect(kinds.date.show(value, { ...showing, language })).toBe(shown),
  )

  test('a Persian reader sees the same year', () =>
    expect(kinds.date.show('1948-03-12', { ...showing, language: 'fa' })).toMatch(/۱۹۴۸|1948/))

  test('the tests’ day is what they say', () => expect(new Date(NOW).getUTCDay()).toBe(3))
})
