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
  const utc = at.toUTC().toISO()
  if (!utc) throw new Error(`"${time}" is no ISO time`)
  return utc
}

const isWorkingDay = (at: DateTime): boolean =>
  // Noon, so that no change of the clocks moves it to another day.
  at.weekday < SATURDAY && holidays.isHoliday(at.set({ hour: 12 }).toJSDate()) === false
