import type { Kysely } from 'kysely'
import { hash } from '../hash.ts'
import type { Schema } from '../schema.ts'
import type { StaffSecret } from '../staff-storage.ts'

const MINUTE_MS = 60_000

/** For how long each is good. */
const LASTS_MS: Readonly<Record<StaffSecret, number>> = {
  invite: 24 * 60 * MINUTE_MS,
  challenge: 5 * MINUTE_MS,
  session: 12 * 60 * MINUTE_MS,
}
/** A session without a request ends (OWASP ASVS 5.0, 7.3.1); a request is written down once a minute at most. */
const IDLE_MS = 30 * MINUTE_MS

export const keep = async (db: Kysely<Schema>, kind: StaffSecret, secret: string, subject: string, now: string) => {
  const expires = new Date(Date.parse(now) + LASTS_MS[kind]).toISOString()
  await db.deleteFrom('secret').where('expires', '<=', now).execute()
  // A new invitation takes the place of one that was not used: a lost one opens nothing.
  if (kind === 'invite') await db.deleteFrom('secret').where('kind', '=', kind).where('subject', '=', subject).execute()
  await db
    .insertInto('secret')
    .values({ kind, hash: hash(secret), expires, subject, seen_at: now })
    .execute()
}

/** It goes in the statement that finds it: of two who try, one gets it. */
export const take = async (db: Kysely<Schema>, kind: StaffSecret, secret: string, now: string) => {
  const row = await db
    .deleteFrom('secret')
    .where('kind', '=', kind)
    .where('hash', '=', hash(secret))
    .returning(['subject', 'expires'])
    .executeTakeFirst()
  return row && row.expires > now ? (row.subject ?? undefined) : undefined
}

export const look = async (db: Kysely<Schema>, kind: StaffSecret, secret: string, now: string) => {
  const row = await find(db, kind, secret, now)
  return row?.subject ?? undefined
}

export const session = async (writer: Kysely<Schema>, reader: Kysely<Schema>, secret: string, now: string) => {
  const row = await find(reader, 'session', secret, now)
  const idle = Date.parse(now) - Date.parse(row?.seen_at ?? '')
  if (!row || !(idle < IDLE_MS)) return undefined
  if (idle >= MINUTE_MS)
    await writer
      .updateTable('secret')
      .set({ seen_at: now })
      .where('kind', '=', 'session')
      .where('hash', '=', hash(secret))
      .execute()
  return row.subject ?? undefined
}

const find = (db: Kysely<Schema>, kind: StaffSecret, secret: string, now: string) =>
  db
    .selectFrom('secret')
    .select(['subject', 'seen_at'])
    .where('kind', '=', kind)
    .where('hash', '=', hash(secret))
    .where('expires', '>', now)
    .executeTakeFirst()
