import { kinds } from '../../../src/core/questions/index.ts'
import { NONSENSE, question, read, reading, showing } from './reading.ts'

describe('a phone number', () => {
  const asked = question('phone')

  test.each([
    ['07700 900123', '+447700900123'],
    ['07700900123', '+447700900123'],
    ['0 7 7 0 0 9 0 0 1 2 3', '+447700900123'],
    ['7700900123', '+447700900123'],
    ['+44 (0)7700 900123', '+447700900123'],
    ['0044 7700 900123', '+447700900123'],
    ['(0117) 496-0123', '+441174960123'],
    ['my number is 07700 900123', '+447700900123'],
    ['07700 900123 after 5pm', '+447700900123'],
    ['O7700 9OO123', '+447700900123'],
    ['oh double seven double oh nine double oh one two three', '+447700900123'],
    ['zero seven seven zero zero, nine zero zero, one two three.', '+447700900123'],
    ['07700 nine double-oh 123', '+447700900123'],
    ['plus four four seven seven double zero nine double zero one two three', '+447700900123'],
    ['٠٧٧٠٠٩٠٠١٢٣', '+447700900123'],
    ['\u202a07700 900123\u202c', '+447700900123'],
    ['18001 07700 900123', '+447700900123'],
    ['18002-0117 496 0123', '+441174960123'],
    ['0800 1111', '+448001111'],
    ['+1 212 555 0100', '+12125550100'],
    ['+353 1 234 5678', '+35312345678'],
  ])('%j is %s', (text, value) => expect(read(text, asked)).toBe(value))

  test.each([
    ['07700 90012', '!phone.short'],
    ['0770', '!phone.short'],
    ['999', '!phone.short'],
    ['07700 9001234', '!phone.long'],
    ['07700 900123456789', '!phone.long'],
    ['0117 496 0123 ext 5', '!phone.extension'],
    ['07700 900123 or 0117 496 0123', '!phone.several'],
    ['+999 123 4567', '!phone.unreadable'],
    ['call me', '!phone.unreadable'],
    ['12/3/1948x'.repeat(100), '!phone.unreadable'],
  ])('%j asks again: %s', (text, problem) => expect(read(text, asked)).toBe(problem))

  test.each(NONSENSE)('%j is no number', (text) => expect(read(text, asked)).toBe('!phone.unreadable'))

  test('fits and shows', () => {
    expect(kinds.phone.fits('+447700900123', asked)).toBe(true)
    for (const value of ['07700900123', '+4', '+44 7700 900123', 'abc', 7, ''])
      expect(kinds.phone.fits(value, asked)).toBe(false)
    expect(kinds.phone.show('+447700900123', showing)).toBe('07700 900123')
    expect(kinds.phone.show('+12125550100', showing)).toBe('+1 212 555 0100')
    expect(kinds.phone.show('rubbish', showing)).toBe('rubbish')
  })
})

describe('an email address', () => {
  const asked = question('email')

  test.each([
    ['sam@example.com', 'sam@example.com'],
    [' Sam.Smith+nhs@Example.CO.UK. ', 'Sam.Smith+nhs@example.co.uk'],
    ["o'neil@example.org", "o'neil@example.org"],
    ['my email is sam@example.com, thanks', 'sam@example.com'],
    ['mary at example.org', 'mary@example.org'],
    ['mailto:sam@example.com', 'sam@example.com'],
    ['Sam <sam@example.com>', 'sam@example.com'],
    ['sam @ example.com', 'sam@example.com'],
    ['sam＠example.com', 'sam@example.com'],
    ['\u200esam@example.com\u200e', 'sam@example.com'],
  ])('%j is %s', (text, value) => expect(read(text, asked)).toBe(value))

  test.each([
    ['sam.example.com', '!email.at'],
    ['sam at example', '!email.at'],
    ['sam@', '!email.unreadable'],
    ['@example.com', '!email.unreadable'],
    ['sam@example', '!email.unreadable'],
    ['sam@@example.com', '!email.unreadable'],
    ['a@example.com b@example.com', '!email.unreadable'],
    [`${'a'.repeat(300)}@example.com`, '!email.unreadable'],
    ['sam@example..com', '!email.unreadable'],
  ])('%j asks again: %s', (text, problem) => expect(read(text, asked)).toBe(problem))

  test.each(NONSENSE)('%j is no address', (text) => expect(read(text, asked)).toBe('!email.at'))

  test('a choice beside it', () => {
    const optional = question('email', {}, 'none', 'skip')
    expect(read('I don’t have an email', optional, reading('none', 'skip'))).toEqual({ choice: 'none' })
    expect(read('no thanks', optional, reading('skip'))).toEqual({ choice: 'skip' })
    expect(read('no thanks', optional, reading('none', 'skip'))).toBe('!choice.several')
  })

  test('fits', () => {
    expect(kinds.email.fits('sam@example.com', asked)).toBe(true)
    for (const value of ['sam@EXAMPLE.com', 'sam', '', 1]) expect(kinds.email.fits(value, asked)).toBe(false)
  })
})

describe('a postcode', () => {
  const asked = question('postcode')

  test.each([
    ['SW1A 1AA', 'SW1A 1AA'],
    ['sw1a1aa', 'SW1A 1AA'],
    ['le1 4xx.', 'LE1 4XX'],
    ['l e 1 4 x x', 'LE1 4XX'],
    ['M1 1AE', 'M1 1AE'],
    ['swia 1aa', 'SW1A 1AA'],
    ['EC1A 1B0', 'EC1A 1BO'],
    ["it's le1 4xx", 'LE1 4XX'],
    ['I live at 2 High St, Leicester LE14XX now', 'LE1 4XX'],
    ['LE1', 'LE1'],
    ['sw1a', 'SW1A'],
    ['somewhere in le1', 'LE1'],
    ['LE1 4XX, yes LE1 4XX', 'LE1 4XX'],
  ])('%j is %s', (text, value) => expect(read(text, asked)).toBe(value))

  test.each([
    ['LE1 4XX or LE2 1AA', '!postcode.several'],
    ['LE', '!postcode.unreadable'],
    ['90210', '!postcode.unreadable'],
    ['LE1 4X', '!postcode.unreadable'],
    ['Leicester', '!postcode.unreadable'],
    ['flat2 1ab', '!postcode.unreadable'],
    ['x'.repeat(300), '!postcode.unreadable'],
  ])('%j asks again: %s', (text, problem) => expect(read(text, asked)).toBe(problem))

  test.each(NONSENSE)('%j is no postcode', (text) => expect(read(text, asked)).toBe('!postcode.unreadable'))

  test('fits', () => {
    for (const value of ['SW1A 1AA', 'LE1']) expect(kinds.postcode.fits(value, asked)).toBe(true)
    for (const value of ['SW1A1AA', 'sw1a 1aa', 'le1', 'Leeds', '', 1])
      expect(kinds.postcode.fits(value, asked)).toBe(false)
  })
})
