import type { Grammar } from './grammar.ts'
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
export function dateParts(typed: string, grammar: Grammar): DateParts | undefined {
  if (typed.length > LONGEST) return undefined
  const message = westernDigits(typed.toLowerCase().normalize('NFKC'))
    .replace(/\p{Cf}/gu, '')
    .replace(/[\u2018\u2019]/g, "'")
    .replace(WORDS, (word) => (grammar.insideDate.has(normalise(word)) ? ' ' : word))
    .replace(/\s+/g, ' ')
  for (const pattern of PATTERNS) {
    for (const match of message.matchAll(pattern)) {
      const parts = partsOf(match, grammar)
      if (parts) return /\d/.test(message.replace(match[0], ' ')) ? undefined : parts
    }
  }
  return undefined
}

/** A sentence or two. */
const LONGEST = 200

const WORDS = /(?<![\d\p{L}\p{M}])[\p{L}\p{M}]+(?![\d\p{L}\p{M}])/gu
const FIRST = '(?<![\\d\\p{L}\\p{M}])'
const LAST = '(?![\\d\\p{L}\\p{M}])'
const DAY = '(?<day>\\d{1,2})(?:\\s?\\p{L}{1,2}(?![\\p{L}\\p{M}]))?' // 12, 12th, 1er
const WORD = '(?<word>\\p{L}[\\p{L}\\p{M}]{2,})\\.?'
const YEAR = "(?<year>\\d{4}|'?\\d{2})"
const GAP = '[\\s,./-]*'
const MARK = '\\s*[./\\-\\s]\\s*'

/** The fullest reading first. */
const PATTERNS = [
  '(?<year>\\d{4})[-/.](?<month>\\d{1,2})[-/.](?<day>\\d{1,2})',
  `(?<day>\\d{1,2})${MARK}(?<month>\\d{1,2})${MARK}${YEAR}`,
  '(?<day>\\d{2})(?<month>\\d{2})(?<year>(?:1[89]|2[01])\\d{2})',
  '(?<year>(?:1[89]|2[01])\\d{2})(?<month>\\d{2})(?<day>\\d{2})',
  '(?<day>\\d{2})(?<month>\\d{2})(?<year>\\d{2})',
  `${DAY}${GAP}${WORD}${GAP}${YEAR}`,
  `${WORD}\\s+${DAY}${GAP}(?<year>\\d{4})`,
  `${WORD}${GAP}(?<year>\\d{4}|'\\d{2}|3[2-9]|[4-9]\\d)`, // no day is above 31
  '(?<month>\\d{1,2})\\s*[./-]\\s*(?<year>\\d{4}|3[2-9]|[4-9]\\d)',
  '(?<year>\\d{4})[./-](?<month>\\d{1,2})',
  '(?<year>(?:1[89]|2[01])\\d{2})',
  `${DAY}${GAP}${WORD}`,
  `${WORD}\\s+${DAY}`,
  '(?<day>\\d{1,2})\\s*[./-]\\s*(?<month>\\d{1,2})',
].map((pattern) => new RegExp(FIRST + pattern + LAST, 'gu'))

function partsOf(match: RegExpMatchArray, grammar: Grammar): DateParts | undefined {
  const { day, month, word, year } = match.groups ?? {}
  const named = word === undefined ? undefined : monthNamed(word, grammar)
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
 * The month that a word names in full, cut short ("sept") or with a slip inside ("febuary"). English is asked last: Finnish "mar"
 * is November.
 */
function monthNamed(word: string, { months }: Grammar): number | undefined {
  const said = normalise(word)
  for (const names of months) {
    const exact = names.get(said)
    if (exact !== undefined) return exact
    const fitting = [...names].filter(([name]) => name.startsWith(said) || isSlip(said, name))
    const [only, other] = new Set(fitting.map(([, month]) => month))
    if (only !== undefined) return other === undefined ? only : undefined
  }
  return undefined
}

const isSlip = (said: string, name: string): boolean =>
  said.length > 4 &&
  Math.abs(said.length - name.length) <= 2 &&
  said.slice(0, 3) === name.slice(0, 3) &&
  said.at(-1) === name.at(-1)
