import Holidays from 'date-holidays'
import { DateTime } from 'luxon'

/** England's bank holidays, substitute days among them (Banking and Financial Dealings Act 1971, and proclamations since). */
const holidays = new Holidays('GB', 'ENG', { types: ['public', 'bank'] })

const SATURDAY = 6

/** The time (ISO, UTC) so many working days after another: the same time of day in London, on the last of them. */
export function workingDaysAfter(time: string, days: number): string {
  let at = DateTime.fromISO(time, { zone: 'Europe/London' })
  // What comes at night or on a holiday is looked at on the next working day: it counts from its beginning.
  if (!isWorkingDay(at)) at = at.startOf('day')
  for (let left = days; left > 0; ) {
    at = at.plus({ days: 1 })
    if (isWorkingDay(at)) left -= 1
  }
  return utcOf(at)
}

function utcOf(at: DateTime): string {
  const utc = at.toUTC().toISO()
  if (!utc) throw new Error('That is no ISO time')
  return utc
}

/** The latest time such that so many working days have gone since: what came at it or before has waited as long. */
export function workingDaysBefore(time: string, days: number): string {
  const zoned = DateTime.fromISO(time, { zone: 'Europe/London' })
  let at = isWorkingDay(zoned) ? zoned : zoned.startOf('day')
  while (workingDaysAfter(utcOf(at), days) > time) at = at.minus({ days: 1 })
  return utcOf(at)
}

const isWorkingDay = (at: DateTime): boolean =>
  // Noon, so that no change of the clocks moves it to another day.
  at.weekday < SATURDAY && holidays.isHoliday(at.set({ hour: 12 }).toJSDate()) === false
