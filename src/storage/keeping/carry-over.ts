import { type Kysely, sql } from 'kysely'
import type { Schema } from '../schema.ts'

/**
 * Brings what was done since a backup into its database: who may no longer sign in, words that were changed, how far referrals are, the audit log,
 * and chats forgotten. False, and nothing is changed, where the database of before is not what this one became. What was erased there is not brought.
 */
export const carryOver = (db: Kysely<Schema>, before: string): Promise<boolean> =>
  db.connection().execute(async (one) => {
    await sql`attach database ${before} as before`.execute(one)
    try {
      if (!(await isLater(one))) return false
      await one.transaction().execute(async (trx) => {
        for (const step of STEPS) await sql.raw(step).execute(trx)
      })
      return true
    } finally {
      await sql`detach database before`.execute(one)
    }
  })

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
  'insert or ignore into main.data_key select * from before.data_key',
  update('staff', 'role, commissioner, pathways, ended_at'),
  'delete from main.passkey',
  'insert into main.passkey select * from before.passkey where staff_id in (select id from main.staff)',
  'delete from main.status',
  `insert into main.status select * from before.status where referral_id in (${IN_BOTH})`,
  update('delivery', 'opened_at, destination, state, state_at, tries, due_at, problem, dead_at'),
  `insert into main.delivery select * from before.delivery where ${IS_NEW('delivery')}`,
  `insert into main.event select * from before.event where ${IS_NEW('event')}`,
  update(
    'referral',
    'commissioner, pathway, state, state_at, tells_of_danger, key_id, wrapped_key, body',
    `and id in (${IN_BOTH})`,
  ),
  'insert into main.audit select * from before.audit where number > (select coalesce(max(number), 0) from main.audit)',
  // "Forget me" takes a chat's entries; what is left of it here has the answers still.
  `delete from main.conversation where id not in (select id from before.conversation) or id in (select conversation_id from
    (select conversation_id, number from main.entry except select conversation_id, number from before.entry))`,
]
