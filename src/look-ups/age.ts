import { DateTime } from 'luxon'
import type { Found, LookUp } from '../core/dialog/look-up.ts'
import { londonDate } from './london-date.ts'
import { words } from './places/said.ts'

/** Which rules a birth date falls under: a child here is under 16. A date without its day or month may leave it open. */
export const age: LookUp = {
  version: londonDate,
  find: (input, now) => {
    const today = DateTime.fromISO(londonDate(now), { zone: 'utc' })
    const birthDate = words(input.birthDate) ?? ''
    const first = DateTime.fromISO(birthDate, { zone: 'utc' })
    if (!first.isValid || first > today) return { choice: 'unclear' }
    const choice = band(first, today)
    if (choice !== band(lastDay(first, birthDate), today)) return { choice: 'unclear' }
    return birthDate.length === WholeDate ? exactly(choice, first, today) : { choice }
  },
}

const WholeDate = 'yyyy-mm-dd'.length

const lastDay = (first: DateTime, birthDate: string) => {
  if (birthDate.length === WholeDate) return first
  return birthDate.length === 'yyyy-mm'.length ? first.endOf('month') : first.endOf('year')
}

const exactly = (choice: string, born: DateTime, today: DateTime): Found => {
  const turns18 = birthday(born, 18)
  return turns18 > today ? { choice, detail: { values: { turns18: turns18.toISODate() ?? '' } } } : { choice }
}

const band = (born: DateTime, today: DateTime) => {
  if (today < birthday(born, 16)) return 'under16'
  return today < birthday(born, 18) ? '16to17' : 'adult'
}

/** Who is born on 29 February turns a year older on 1 March in other years. */
const birthday = (born: DateTime, years: number) => {
  const day = born.startOf('day').plus({ years })
  return day.day === born.day ? day : day.plus({ days: 1 })
}
