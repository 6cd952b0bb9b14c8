import { type PhoneNumber, parsePhoneNumberFromString, validatePhoneNumberLength } from 'libphonenumber-js/min'
import { freeKind, isText } from './free-kind.ts'
import type { Read } from './kind.ts'
import { westernDigits } from './normalise.ts'
import { problem } from './problem.ts'
import { spokenDigits } from './spoken-digits.ts'

/** A phone number, British unless it says otherwise. Any number that could be dialled is taken, be it in use or not. */
export const phone = freeKind({
  field: { control: 'line', inputmode: 'tel', autocomplete: 'tel' },
  read: (typed, _, { grammar }) => {
    if (typed.length > LONGEST) return problem('phone.unreadable')
    const plain = westernDigits(typed.normalize('NFKC')).replace(/\p{Cf}/gu, '')
    const [run, other] = plain.match(NUMBER) ?? []
    if (other) return problem('phone.several')
    const reads = [plain, spokenDigits(plain, grammar)].map(readNumber)
    return reads.find((read) => 'value' in read) ?? reads.find(isClear) ?? readNumber(run ?? '')
  },
  is: isText,
  fits: (value) => E164.test(value),
  show: (value) => {
    const number = parsePhoneNumberFromString(value)
    if (!number) return value
    return number.countryCallingCode === '44' ? number.formatNational() : number.formatInternational()
  },
})

/** The shape of a kept number. That it can be dialled was found out when it was read: this is asked on every walk. */
const E164 = /^\+[1-9]\d{4,14}$/
const LONGEST = 250
/** A run of digits as long as a phone number. */
const NUMBER = /\+?\(?\d(?:[ ().-]{0,3}\d){8,}/g
/** People who use Relay UK put its prefix before their number. It is dialled, but is no part of the number. */
const RELAY = /^\D*1800[12][\s-]*(?=[\d+])/

/** Whether a number was found, be it right or not. Other figures behind it ("after 5pm") hide it. */
const isClear = (read: Read): boolean => !('problem' in read && read.problem === 'phone.unreadable')

function readNumber(text: string): Read {
  const dialled = text.replace(RELAY, '')
  const number = parsePhoneNumberFromString(dialled, 'GB')
  if (!number) return problem('phone.unreadable')
  if (number.ext) return problem('phone.extension')
  if (isDiallable(number)) return { value: number.number }
  const length = validatePhoneNumberLength(number.number)
  return length === 'TOO_LONG' ? problem('phone.long') : problem('phone.short')
}

/** A few British numbers have fewer than ten digits after +44; those are real. Any other is missing some. */
function isDiallable(number: PhoneNumber): boolean {
  const isCut = number.countryCallingCode === '44' && number.nationalNumber.length < 10
  return !number.ext && (isCut ? number.isValid() : number.isPossible())
}
