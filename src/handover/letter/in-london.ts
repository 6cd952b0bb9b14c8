import { DateTime } from 'luxon'

/** A time (ISO, UTC) as clocks in England show it, in a language (BCP 47). */
export function inLondon(time: string, language = 'en'): string {
  const at = DateTime.fromISO(time, { zone: 'Europe/London', locale: 'en-GB' })
  if (language.startsWith('en')) return at.toFormat("d MMMM yyyy 'at' HH:mm")
  return at.setLocale(language).toLocaleString({ ...DateTime.DATETIME_MED, hourCycle: 'h23' })
}
