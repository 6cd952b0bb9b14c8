import { validate } from 'nhs-number-validator'
import { freeKind, isText } from './free-kind.ts'
import { problem } from './problem.ts'
import { spokenDigits } from './spoken-digits.ts'

/** An NHS number: ten digits, the last of which checks the rest. */
export const nhsNumber = freeKind({
  field: { control: 'line', inputmode: 'numeric' },
  read: (typed, _, { grammar }) => {
    if (typed.length > LONGEST) return problem('nhsNumber.unreadable')
    const value = spokenDigits(typed, grammar).replace(/\D/g, '')
    if (value === '') return problem('nhsNumber.unreadable')
    if (value.length !== 10) return problem('nhsNumber.digits', { count: value.length })
    return isNhsNumber(value) ? { value } : problem('nhsNumber.check')
  },
  is: isText,
  fits: isNhsNumber,
  show: (value) => value.replace(/^(\d{3})(\d{3})(\d{4})$/, '$1 $2 $3'),
})

const LONGEST = 200

/** One digit ten times over passes the check by chance, and is nobody's number. */
function isNhsNumber(value: string): boolean {
  return /^\d{10}$/.test(value) && !/^(\d)\1{9}$/.test(value) && validate(value)
}
