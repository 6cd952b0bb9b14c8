import type { Alarm, AlarmKind, OutboxRow } from '../storage/storage.ts'
import { workingDaysAfter } from './working-days.ts'

/** How long a delivery may wait before people must look: an hour to leave us, two working days until somebody says that they have it. */
const DELIVER_WITHIN_MS = 60 * 60 * 1000
export const RECEIVE_WITHIN_DAYS = 2

/** What people must look at now, among what is not over. `now` is ISO, UTC. */
export function alarmsAmong(rows: readonly OutboxRow[], now: string): readonly Pick<Alarm, 'kind' | 'delivery'>[] {
  return rows.flatMap((row) => alarmsOf(row, now).map((kind) => ({ kind, delivery: row.id })))
}

function alarmsOf(row: OutboxRow, now: string): readonly AlarmKind[] {
  if (row.deadAt !== undefined) return ['dead']
  const isOnItsWay = row.state === 'captured'
  if (isOnItsWay && Date.parse(now) - Date.parse(row.stateAt) > DELIVER_WITHIN_MS) return ['undelivered']
  const isUnread = row.what === 'referral' && (isOnItsWay || row.state === 'sent')
  return isUnread && workingDaysAfter(row.capturedAt, RECEIVE_WITHIN_DAYS) <= now ? ['unacknowledged'] : []
}
