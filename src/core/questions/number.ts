import { looksLikeQuestion } from './asking.ts'
import { freeKind } from './free-kind.ts'
import type { Value } from './kind.ts'
import { westernDigits } from './normalise.ts'
import { withDigits } from './number-words.ts'
import { problem } from './problem.ts'

/** A sum of money or a count, nothing or more. */
export const number = freeKind({
  field: { control: 'line', inputmode: 'numeric' },
  read: (said, { max = LARGEST }, { grammar }) => {
    if (said.length > LONGEST || looksLikeQuestion(said, grammar)) return problem('number.unreadable')
    const typed = withDigits(said, grammar)
    const plain = westernDigits(typed.normalize('NFKC')).replace(/\p{Cf}/gu, '')
    const [only, other] = (plain.match(WORDS) ?? []).filter((word) => /\d/.test(word))
    if (!only || other || !NUMBER.test(only)) return problem('number.unreadable')
    if (MINUS.test(plain)) return problem('number.small')
    const value = Number(only.replaceAll(',', ''))
    return value > max ? problem('number.large', { max }) : { value }
  },
  is: (value: Value): value is number => typeof value === 'number',
  fits: (value, { max = LARGEST }) => Number.isFinite(value) && value >= 0 && value <= max,
  show: (value, { language }) => new Intl.NumberFormat(language, { maximumFractionDigits: 2 }).format(value),
})

const LONGEST = 200
/** A question about money or counts has no answer near this: more is a slip, or a phone number. */
const LARGEST = 99_999_999
/** A word or a number, without the signs around it. */
const WORDS = /[\p{L}\d][\p{L}\d.,]*/gu
const NUMBER = /^(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d{1,2})?[.,]?$/
const MINUS = /(?:^|\s)[-\u2212\u2013]\s?\p{Sc}?\s?\d|\p{Sc}\s?[-\u2212\u2013]\s?\d/u
