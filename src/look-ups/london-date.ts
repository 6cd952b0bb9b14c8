import { DateTime } from 'luxon'

/** The date in London at a time given in UTC: birthdays and mergers begin at midnight there, in summer an hour before UTC. */
export const londonDate = (now: string): string => {
  const date = DateTime.fromISO(now, { zone: 'utc' }).setZone('Europe/London').toISODate()
  if (!date) throw new Error(`"${now}" is no ISO time`)
  return date
}
