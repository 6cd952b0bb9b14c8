import { DateTime } from 'luxon'
import type { PersonQuestion } from '../dialog/define.ts'
import { type DateParts, dateParts } from './date-parts.ts'
import { freeKind, isText } from './free-kind.ts'
import type { Grammar } from './grammar.ts'
import { normalise, wordsOf } from './normalise.ts'
import { problem } from './problem.ts'
import { relativeDate } from './relative-date.ts'
import { spokenDate } from './spoken-date.ts'

/** A date in British order, or as much of one as the question allows. */
export const date = freeKind({
  field: { control: 'line', inputmode: 'text' },
  read: (typed, question, reading) => {
    const today = DateTime.fromISO(reading.now, { zone: ZONE }).startOf('day')
    const isPast = (question.date ?? 'any') !== 'any'
    const parts =
      (question.date !== 'birth' && fromToday(typed, today, reading.grammar, isPast)) ||
      dateParts(spokenDate(typed, reading.grammar), reading.grammar) ||
      (question.date === 'birth' && birthYear(typed, reading.grammar))
    if (!parts) return problem('date.unreadable')
    if (parts.year === undefined) return problem('date.year')
    if (parts.month !== undefined && (parts.month < 1 || parts.month > 12))
      return problem('date.noSuchMonth', { month: parts.month })

    const start = firstDay(inCentury(parts, today, isPast))
    if (!start.isValid) return problem('date.noSuchDay', { text: parts.text })
    const precision = precisionOf(parts)
    if (precision !== 'day' && !mayBePartial(question)) return problem('date.whole')
    if (isPast && start > today) return problem('date.future')
    if (start.endOf(precision) < today.minus({ years: LONGEST_LIFE }))
      return problem('date.tooOld', { year: start.year })
    return { value: start.toFormat(FORMATS[precision]) }
  },
  is: isText,
  fits: (value, question) => {
    const precision = SHAPE.test(value) ? SHAPES[value.length] : undefined
    return precision === 'day' || (precision !== undefined && mayBePartial(question))
  },
  show: (value, { language }) => {
    const precision = SHAPES[value.length]
    const shown = DateTime.fromISO(value, { zone: 'utc', outputCalendar: 'gregory', locale: inBritain(language) })
    return precision && shown.isValid ? shown.toLocaleString(SHOWN[precision]) : value
  },
})

type Precision = 'day' | 'month' | 'year'

const ZONE = 'Europe/London'
/** The shape of a kept date. That there is such a day was found out when it was read: this is asked on every walk. */
const SHAPE = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/
/** Nobody in this country has lived longer; an older date is a slip. */
const LONGEST_LIFE = 120
/** More is no name of a day. */
const LONGEST_NAME = 40
/** How far ahead of today a year of two digits may lie, where the future is allowed. */
const YEARS_AHEAD = 20
const FORMATS = { day: 'yyyy-MM-dd', month: 'yyyy-MM', year: 'yyyy' } as const
/** By the length of the value kept. */
const SHAPES: Readonly<Record<number, Precision>> = { 10: 'day', 7: 'month', 4: 'year' }
const SHOWN: Readonly<Record<Precision, Intl.DateTimeFormatOptions>> = {
  day: { day: 'numeric', month: 'long', year: 'numeric' },
  month: { month: 'long', year: 'numeric' },
  year: { year: 'numeric' },
}

/** "today" and its neighbours, and days told from it on ("next Friday"). */
function fromToday(typed: string, today: DateTime, grammar: Grammar, isPast: boolean): DateParts | undefined {
  if (typed.length > LONGEST_NAME) return undefined
  const days = grammar.nearToday.get(normalise(typed))
  const date = days === undefined ? relativeDate(typed, today, grammar, isPast) : today.plus({ days })
  return date && { text: typed, year: date.year, month: date.month, day: date.day }
}

/** "born in 51": a year of two digits, where words say that it is one. An age is none. */
function birthYear(typed: string, { born }: Grammar): DateParts | undefined {
  const words = wordsOf(typed)
  const years = words.filter((word) => /^\d\d$/.test(word))
  if (years.length !== 1 || !words.some((word) => born.has(word))) return undefined
  return { text: typed, year: Number(years[0]), isShortYear: true }
}

const mayBePartial = ({ date: asked }: PersonQuestion): boolean => asked === 'birth' || asked === 'roughPast'

const precisionOf = ({ month, day }: DateParts): Precision =>
  month === undefined ? 'year' : day === undefined ? 'month' : 'day'

const firstDay = ({ year, month = 1, day = 1 }: DateParts): DateTime =>
  DateTime.fromObject({ year, month, day }, { zone: ZONE })

/** A year of two digits is the latest that makes sense: not in the future where that is refused, nor far ahead elsewhere. */
function inCentury(parts: DateParts, today: DateTime, isPast: boolean): DateParts {
  if (!parts.isShortYear || parts.year === undefined) return parts
  const year = parts.year + Math.floor(today.year / 100) * 100
  const latest = isPast ? today : today.plus({ years: YEARS_AHEAD })
  const start = firstDay({ ...parts, year })
  const isLater = start.isValid ? start > latest : year > latest.year
  return { ...parts, year: isLater ? year - 100 : year }
}

/** Everyone here lives in Britain: its order of day and month, whichever language they read. */
function inBritain(language: string): string {
  const locale = new Intl.Locale(language)
  return locale.region ? language : new Intl.Locale(language, { region: 'GB' }).toString()
}
