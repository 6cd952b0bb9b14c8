import { type Kysely, sql, type Transaction } from 'kysely'
import type { Schema } from '../schema.ts'
import { bringReferrals, type Opening, openedOf } from './bring-referrals.ts'

export type CarriedOver = {
  /** The database of before is what the backup became, and all that was done in it to what the backup has is done. */
  readonly isLater: boolean
  /** The references of the referrals that the backup had not. */
  readonly brought: readonly string[]
  /** Of all referrals, those that do not open in the database of before: where the backup has them, they are as they were there. */
  readonly closed: readonly string[]
}

/**
 * Brings what was done since a backup into its database: referrals that came in, who may no longer sign in, words that were changed, how far referrals
 * are, the audit log, and chats forgotten. Where the database of before is not what this one became, only the referrals that this one has not are brought.
 */
export const carryOver = (db: Kysely<Schema>, before: string, opening: Opening): Promise<CarriedOver> =>
  db.connection().execute(async (one) => {
    await sql`attach database ${before} as before`.execute(one)
    try {
      return await one.transaction().execute(async (trx) => {
        const later = await isLater(trx)
        const unread = later ? await carryKnown(trx, opening) : []
        const { brought, closed } = await bringReferrals(trx, opening)
        return { isLater: later, brought, closed: [...unread, ...closed] }
      })
    } finally {
      await sql`detach database before`.execute(one)
    }
  })

/** Brings what was done to what the backup has, and gives the references that do not open in the database of before. */
async function carryKnown(trx: Transaction<Schema>, { keys }: Opening): Promise<readonly string[]> {
  const closed: string[] = []
  const changed = await trx
    .withSchema('before')
    .selectFrom('referral')
    .select(['id', 'reference', 'key_id', 'wrapped_key', 'body'])
    .where('erased_at', 'is', null)
    .where(
      sql<boolean>`exists (select 1 from main.referral here where here.id = referral.id
        and (here.body is not referral.body or here.wrapped_key is not referral.wrapped_key))`,
    )
    .execute()
  for (const step of STEPS) await sql.raw(step).execute(trx)
  for (const { id, reference, body, ...wrapped } of changed) {
    const opened = openedOf(keys, { id, body, ...wrapped })
    if (!opened) closed.push(reference)
    else
      await trx
        .updateTable('referral')
        .set({ body, ...keys.wrap('referral', id, opened.key) })
        .where('id', '=', id)
        .execute()
  }
  return closed
}

/** Rows that are never deleted: a database that has all of these was this one. */
const LASTING = [
  'select name, timestamp from main.kysely_migration except select name, timestamp from before.kysely_migration',
  'select number, hash from main.audit except select number, hash from before.audit',
  'select id from main.staff except select id from before.staff',
  'select id from main.referral except select id from before.referral',
]

async function isLater(db: Kysely<Schema>): Promise<boolean> {
  for (const missing of LASTING) if ((await sql.raw(missing).execute(db)).rows.length > 0) return false
  return true
}

const IN_BOTH = 'select id from main.referral where id in (select id from before.referral where erased_at is null)'
const IS_NEW = (table: string) =>
  `number > (select coalesce(max(number), 0) from main.${table}) and referral_id in (${IN_BOTH})`

/** Another row's columns, by the id that both have. */
const update = (table: string, columns: string, which = '') => `update main.${table} set (${columns}) =
  (select ${columns} from before.${table} of where of.id = main.${table}.id) where id in (select id from before.${table}) ${which}`

const STEPS = [
  update('staff', 'role, commissioner, pathways, ended_at'),
  'delete from main.passkey',
  'insert into main.passkey select * from before.passkey where staff_id in (select id from main.staff)',
  'delete from main.status',
  `insert into main.status select * from before.status where referral_id in (${IN_BOTH})`,
  update('delivery', 'opened_at, destination, state, state_at, tries, due_at, problem, dead_at'),
  `insert into main.delivery select * from before.delivery where ${IS_NEW('delivery')}`,
  `insert into main.event select * from before.event where ${IS_NEW('event')}`,
  update('referral', 'commissioner, pathway, state, state_at, tells_of_danger', `and id in (${IN_BOTH})`),
  'insert into main.audit select * from before.audit where number > (select coalesce(max(number), 0) from main.audit)',
  // "Forget me" takes a chat's entries; what is left of it here has the answers still.
  `delete from main.conversation where id not in (select id from before.conversation) or id in (select conversation_id from
    (select conversation_id, number from main.entry except select conversation_id, number from before.entry))`,
]
