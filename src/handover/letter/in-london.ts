import { DateTime } from 'luxon'

/** A time (ISO, UTC) as clocks in England show it. */
export function inLondon(time: string): string {
  return DateTime.fromISO(time, { zone: 'Europe/London', locale: 'en-GB' }).toFormat("d MMMM yyyy 'at' HH:mm")
}
