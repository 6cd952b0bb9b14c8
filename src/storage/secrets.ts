import type { Kysely } from 'kysely'
import { hash } from './hash.ts'
import type { Schema } from './schema.ts'

/** Keeps the hash of a secret until it expires. A new link takes the place of those that were not used: a lost one opens nothing. */
export const keepSecret = (db: Kysely<Schema>, kind: string, secret: string, expires: string): Promise<void> =>
  db.transaction().execute(async (trx) => {
    if (kind === 'link') await trx.deleteFrom('secret').where('kind', '=', 'link').execute()
    await trx
      .insertInto('secret')
      .values({ kind, hash: hash(secret), expires: utc(expires) })
      .execute()
  })

/** Uses a link up, and says whether it was good. It goes in the statement that finds it: of two who try, one gets in. */
export const useLink = async (db: Kysely<Schema>, secret: string, now: string): Promise<boolean> => {
  const link = await db
    .deleteFrom('secret')
    .where('kind', '=', 'link')
    .where('hash', '=', hash(secret))
    .returning('expires')
    .executeTakeFirst()
  await db.deleteFrom('secret').where('expires', '<=', utc(now)).execute()
  return link !== undefined && link.expires > utc(now)
}

/** Whether this is a session, and still is at `now`. */
export const knowsSession = async (db: Kysely<Schema>, secret: string, now: string): Promise<boolean> => {
  const session = await db
    .selectFrom('secret')
    .select('kind')
    .where('kind', '=', 'session')
    .where('hash', '=', hash(secret))
    .where('expires', '>', utc(now))
    .executeTakeFirst()
  return session !== undefined
}

/** In one form, so that times compare as text. */
const utc = (time: string) => new Date(time).toISOString()
