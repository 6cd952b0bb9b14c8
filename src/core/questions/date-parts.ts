import { Info } from 'luxon'
import { english } from './english.ts'
import { normalise, westernDigits } from './normalise.ts'

/** The numbers of a date as somebody wrote it, not yet checked. `text` is the part of the message that was read. */
export type DateParts = {
  readonly text: string
  readonly year?: number
  readonly isShortYear?: boolean
  readonly month?: number
  readonly day?: number
}

/** Finds the one date in a message, in British order. Without one, or with other numbers beside it, there is none. */
export function dateParts(typed: string): DateParts | undefined {
  if (typed.length > LONGEST) return undefined
  const message = westernDigits(typed.toLowerCase().normalize('NFKC'))
    .replace(/\p{Cf}/gu, '')
    .replace(/[\u2018\u2019]/g, "'")
  for (const pattern of PATTERNS) {
    for (const match of message.matchAll(pattern)) {
      const parts = partsOf(match)
      if (parts) return /\d/.test(message.replace(match[0], ' ')) ? undefined : parts
    }
  }
  return undefined
}

/** A sentence or two. */
const LONGEST = 200

const FIRST = '(?<![\\d\\p{L}])'
const LAST = '(?![\\d\\p{L}])'
const DAY = '(?<day>\\d{1,2})(?:\\s?\\p{L}{2}(?!\\p{L}))?' // 12, 12th
const WORD = '(?<word>\\p{L}{3,})\\.?'
const YEAR = "(?<year>\\d{4}|'?\\d{2})"
const GAP = '[\\s,./-]*'
const SMALL_WORD = '(?:(?:the|\\p{L}{2})\\s+)?' // of, de
const MARK = '\\s*[./\\-\\s]\\s*'

/** The fullest reading first. */
const PATTERNS = [
  '(?<year>\\d{4})[-/.](?<month>\\d{1,2})[-/.](?<day>\\d{1,2})',
  `(?<day>\\d{1,2})${MARK}(?<month>\\d{1,2})${MARK}${YEAR}`,
  '(?<day>\\d{2})(?<month>\\d{2})(?<year>(?:1[89]|2[01])\\d{2})',
  '(?<year>(?:1[89]|2[01])\\d{2})(?<month>\\d{2})(?<day>\\d{2})',
  '(?<day>\\d{2})(?<month>\\d{2})(?<year>\\d{2})',
  `${DAY}${GAP}${SMALL_WORD}${WORD}${GAP}${YEAR}`,
  `${WORD}\\s+${SMALL_WORD}${DAY}${GAP}(?<year>\\d{4})`,
  `${WORD}${GAP}${SMALL_WORD}(?<year>\\d{4}|'\\d{2}|3[2-9]|[4-9]\\d)`, // no day is above 31
  '(?<month>\\d{1,2})\\s*[./-]\\s*(?<year>\\d{4}|3[2-9]|[4-9]\\d)',
  '(?<year>\\d{4})[./-](?<month>\\d{1,2})',
  '(?<year>(?:1[89]|2[01])\\d{2})',
  `${DAY}${GAP}${SMALL_WORD}${WORD}`,
  `${WORD}\\s+${SMALL_WORD}${DAY}`,
  '(?<day>\\d{1,2})\\s*[./-]\\s*(?<month>\\d{1,2})',
].map((pattern) => new RegExp(FIRST + pattern + LAST, 'gu'))

function partsOf(match: RegExpMatchArray): DateParts | undefined {
  const { day, month, word, year } = match.groups ?? {}
  const named = word === undefined ? undefined : monthNamed(word)
  if (word !== undefined && named === undefined) return undefined
  return {
    text: match[0].trim(),
    year: year === undefined ? undefined : Number(year.replace("'", '')),
    isShortYear: year !== undefined && year.length < 4,
    month: named ?? (month === undefined ? undefined : Number(month)),
    day: day === undefined ? undefined : Number(day),
  }
}

/**
 * The month that a word names in full, cut short ("sept") or with a slip inside ("febuary"): the names are Intl's, so another
 * language needs no list of ours.
 */
function monthNamed(word: string): number | undefined {
  const said = normalise(word)
  const names = Info.months('long', { locale: english.locale }).map(normalise)
  const fitting = names.flatMap((name, i) => (name.startsWith(said) || isSlip(said, name) ? [i + 1] : []))
  return fitting.length === 1 ? fitting[0] : undefined
}

const isSlip = (said: string, name: string): boolean =>
  said.length > 4 &&
  Math.abs(said.length - name.length) <= 2 &&
  said.slice(0, 3) === name.slice(0, 3) &&
  said.at(-1) === name.at(-1)
