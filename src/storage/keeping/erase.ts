import type { Kysely, Transaction } from 'kysely'
import { addLine, addLines } from '../audit.ts'
import type { AuditLine } from '../audit-storage.ts'
import type { Schema } from '../schema.ts'

const NOTHING = Buffer.alloc(0)

/** Destroys the key of a referral, all that it opened or was found by, and its chat; a row without a person stays. False where it is gone already. */
export const erase = (
  db: Kysely<Schema>,
  reference: string,
  at: string,
  by: string | undefined,
  line?: AuditLine,
): Promise<boolean> =>
  db.transaction().execute(async (trx) => {
    const row = await trx
      .selectFrom('referral')
      .select(['id', 'conversation_id'])
      .where('reference', '=', reference)
      .where('erased_at', 'is', null)
      .executeTakeFirst()
    if (!row) return false
    await eraseIn(trx, row.id, at, by)
    await trx.deleteFrom('conversation').where('id', '=', row.conversation_id).execute()
    if (line) await addLine(trx, line)
    return true
  })

/** Erases what was accepted or declined before this time; the chats go in their own time. What nobody has taken is never too old. */
export const eraseOld = (db: Kysely<Schema>, before: string, at: string): Promise<readonly string[]> =>
  db.transaction().execute(async (trx) => {
    const rows = await trx
      .selectFrom('referral')
      .select(['id', 'reference'])
      .where('state', 'in', ['accepted', 'declined'])
      .where('state_at', '<', new Date(before).toISOString())
      .where('erased_at', 'is', null)
      .execute()
    for (const { id } of rows) await eraseIn(trx, id, at, PROGRAM)
    const references = rows.map(({ reference }) => reference)
    if (rows.length > 0) await addLines(trx, { at, staff: PROGRAM, act: 'erased' }, references)
    return references
  })

/** Who erases what is too old. */
const PROGRAM = 'program'

async function eraseIn(db: Transaction<Schema>, id: string, at: string, by: string | undefined): Promise<void> {
  await db
    .updateTable('referral')
    .set({ erased_at: at, key_id: '', wrapped_key: NOTHING, body: NOTHING, tells_of_danger: 0 })
    .where('id', '=', id)
    .execute()
  await db.updateTable('event').set({ body: null }).where('referral_id', '=', id).execute()
  await db.deleteFrom('status').where('referral_id', '=', id).execute()
  await db.deleteFrom('found_by').where('referral_id', '=', id).execute()
  await db
    .updateTable('delivery')
    .set({ due_at: null, dead_at: null, lease: null, leased_until: null })
    .where('referral_id', '=', id)
    .execute()
  await db
    .updateTable('delivery')
    .set({ state: 'withdrawn' })
    .where('referral_id', '=', id)
    .where('state', 'in', OPEN)
    .execute()
  await db
    .insertInto('event')
    .values({ referral_id: id, delivery_id: null, at, what: 'erased', by: by ?? null, body: null })
    .execute()
}

/** What nobody has decided about yet is not to be waited for any more. */
const OPEN = ['captured', 'sent', 'received'] as const
