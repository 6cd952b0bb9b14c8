import type { DateTime } from 'luxon'
import type { Grammar } from './grammar.ts'
import { wordsOf } from './normalise.ts'
import { withDigits } from './number-words.ts'

/** A day, month or year that words name from today on: ISO, as much of it as they say. */
export type RelativeDate = { readonly year: number; readonly month?: number; readonly day?: number }

/**
 * The date that words such as "next Friday", "a week on Tuesday", "in a fortnight", "two months ago" or "the 20th" name. `isPast`: days that may lie
 * on either side of today lie before it. Nothing for other words: a false date is worse than a question. It is read back like any other.
 */
export function relativeDate(
  text: string,
  today: DateTime,
  grammar: Grammar,
  isPast: boolean,
): RelativeDate | undefined {
  const { relative } = grammar
  const is = (kind: keyof Grammar['relative'], word: string | undefined) =>
    word !== undefined && relative[kind].has(word)
  const words = wordsOf(withDigits(text, grammar)).filter((word) => !grammar.neutral.has(word) && !is('around', word))
  const [first, second, third, ...more] = words
  if (first === undefined || more.length > 0) return undefined
  const weekday = (word: string | undefined) => (word === undefined ? undefined : relative.weekdays.get(word))
  const unit = (word: string | undefined) =>
    (['day', 'week', 'fortnight', 'month', 'year'] as const).find((one) => is(one, word))

  const [, ordinal, ending] = /^(\d{1,2})(\D+)$/.exec(first) ?? []
  if (ordinal && ending && grammar.ordinalEndings.has(ending) && second === undefined)
    return dayOfMonth(Number(ordinal), today, isPast)
  const named = weekday(first)
  if (named && second === undefined) return exact(nearest(named, today, isPast))
  if (named && unit(second) === 'week' && third === undefined)
    return exact(nearest(named, today, false).plus({ weeks: 1 }))
  if (unit(first) === 'week' && weekday(second) && third === undefined)
    return exact(nearest(weekday(second) ?? 1, today, false).plus({ weeks: 1 }))
  if (is('next', first) || is('last', first)) {
    const ahead = is('next', first) ? 1 : -1
    const day = weekday(second)
    if (third !== undefined) return undefined
    if (day)
      return exact(ahead > 0 ? today.startOf('week').plus({ weeks: 1, days: day - 1 }) : nearest(day, today, true))
    // As near as a date that need not be whole can be: where a day is needed, it is asked for
    if (unit(second) === 'week') return partial(today.startOf('week').plus({ weeks: ahead, days: 3 }), 'month')
    if (unit(second) === 'month') return partial(today.plus({ months: ahead }), 'month')
    return unit(second) === 'year' ? partial(today.plus({ years: ahead }), 'year') : undefined
  }
  return counted(words, today, grammar)
}

/** "in two weeks", "a fortnight ago": so many units from today. */
function counted(words: readonly string[], today: DateTime, { relative }: Grammar): RelativeDate | undefined {
  const isAgo = words.some((word) => relative.ago.has(word))
  const isIn = relative.in.has(words[0] ?? '')
  const [count, name] = words.filter((word) => !relative.ago.has(word) && !relative.in.has(word))
  if (isAgo === isIn) return undefined
  const many = name === undefined ? 1 : Number(count)
  const word = name ?? count ?? ''
  if (!Number.isInteger(many) || many < 1 || many > MOST) return undefined
  const far = isAgo ? -many : many
  if (relative.day.has(word)) return exact(today.plus({ days: far }))
  if (relative.week.has(word)) return exact(today.plus({ weeks: far }))
  if (relative.fortnight.has(word)) return exact(today.plus({ weeks: 2 * far }))
  if (relative.month.has(word)) return partial(today.plus({ months: far }), 'month')
  return relative.year.has(word) ? partial(today.plus({ years: far }), 'year') : undefined
}

/** More units than this are a slip. */
const MOST = 120

const exact = ({ year, month, day }: DateTime): RelativeDate => ({ year, month, day })
const partial = ({ year, month }: DateTime, precision: 'month' | 'year'): RelativeDate =>
  precision === 'month' ? { year, month } : { year }

/** The nearest such weekday (1: Monday) that is not today. */
function nearest(weekday: number, today: DateTime, isPast: boolean): DateTime {
  const ahead = (weekday - today.weekday + 7) % 7 || 7
  return isPast ? today.minus({ days: 7 - (ahead % 7 || 0) || 7 }) : today.plus({ days: ahead })
}

/** The nearest such day of a month. */
function dayOfMonth(day: number, today: DateTime, isPast: boolean): RelativeDate | undefined {
  if (day < 1 || day > 31) return undefined
  const months = [0, 1, 2].map((month) => today.startOf('month').plus({ months: isPast ? -month : month }))
  const found = months
    .filter((month) => day <= (month.daysInMonth ?? 0))
    .map((month) => month.set({ day }))
    .find((date) => (isPast ? date < today : date > today))
  return found && exact(found)
}
