import { type Kysely, sql } from 'kysely'
import type { Schema } from '../schema.ts'

/** After so many wrong words within a day, none is right until the day is over: nobody can try them all. */
const MOST_WRONG = 10
const DAY_MS = 24 * 60 * 60 * 1000

/**
 * Counts a try at a referral's word as wrong, before it is known to be; false where there were too many in its day. Counting first, in one
 * statement, leaves no moment in which many tries at once pass as one.
 */
export async function countTry(db: Kysely<Schema>, referral: string, now: string): Promise<boolean> {
  const dayAgo = new Date(Date.parse(now) - DAY_MS).toISOString()
  const isOver = sql<boolean>`wrong_since is null or wrong_since <= ${dayAgo}`
  const counted = await db
    .updateTable('status')
    .set({
      wrong: sql`case when ${isOver} then 1 else wrong + 1 end`,
      wrong_since: sql`case when ${isOver} then ${now} else wrong_since end`,
    })
    .where('referral_id', '=', referral)
    .where((is) => is.or([isOver, is('wrong', '<', MOST_WRONG)]))
    .returning('referral_id')
    .executeTakeFirst()
  return counted !== undefined
}

/** A try that was counted was right, or nobody looked at it. */
export const wasRight = (db: Kysely<Schema>, referral: string): Promise<unknown> =>
  db.updateTable('status').set({ wrong: sql`max(wrong - 1, 0)` }).where('referral_id', '=', referral).execute()
