import { DateTime } from 'luxon'

/** Found last: London is whole hours from UTC, and a turn asks several times. */
let last: { readonly hour: string; readonly date: string } | undefined

/** The date in London at a time given in UTC: birthdays and mergers begin at midnight there, in summer an hour before UTC. */
export const londonDate = (now: string): string => {
  const hour = now.endsWith('Z') ? now.slice(0, 'YYYY-MM-DDTHH'.length) : now
  if (last?.hour === hour) return last.date
  const date = DateTime.fromISO(now, { zone: 'utc' }).setZone('Europe/London').toISODate()
  if (!date) throw new Error(`"${now}" is no ISO time`)
  last = { hour, date }
  return date
}
