import type { Kysely } from 'kysely'
import type { Claimed, Tried } from '../outbox-storage.ts'
import type { Schema } from '../schema.ts'
import { happened } from './events.ts'

/**
 * Writes what came of a try, where the lease is still ours; says whether it was. A destination may have told that it received the delivery
 * before it answered us: that is never taken back to "sent".
 */
export const settle = (
  db: Kysely<Schema>,
  { id, lease }: Pick<Claimed, 'id' | 'lease'>,
  tried: Tried,
  now: string,
): Promise<boolean> =>
  db.transaction().execute(async (trx) => {
    const row = await trx
      .selectFrom('delivery')
      .select(['referral_id', 'what', 'state', 'tries', 'due_at'])
      .where('id', '=', id)
      .where('lease', '=', lease)
      .executeTakeFirst()
    if (!row) return false
    const ended = { lease: null, leased_until: null, tries: row.tries + 1 }
    // Somebody withdrew or redirected it while it was under way: nothing is left to try.
    const isStopped = row.due_at === null
    if ('sent' in tried) {
      const isNews = row.state === 'captured'
      await trx
        .updateTable('delivery')
        .set({ ...ended, due_at: null, problem: null, ...(isNews && { state: 'sent', state_at: now }) })
        .where('id', '=', id)
        .execute()
      if (isNews && row.what === 'referral')
        await happened(trx, { referral: row.referral_id, delivery: id, at: now, what: 'sent' })
      return true
    }
    const { problem, nextAt } = tried
    const isDead = nextAt === undefined && !isStopped
    await trx
      .updateTable('delivery')
      .set({ ...ended, problem, due_at: isStopped ? null : (nextAt ?? null), ...(isDead && { dead_at: now }) })
      .where('id', '=', id)
      .execute()
    if (isDead) await happened(trx, { referral: row.referral_id, delivery: id, at: now, what: 'givenUp' })
    return true
  })

/** A letter came back after it was sent: nobody has it, and people must look. False where somebody said that they have it, or it is over. */
export const bounced = (db: Kysely<Schema>, id: string, now: string): Promise<boolean> =>
  db.transaction().execute(async (trx) => {
    const row = await trx
      .updateTable('delivery')
      .set({ state: 'captured', state_at: now, due_at: null, problem: 'bounced', dead_at: now })
      .where('id', '=', id)
      .where('route', '!=', 'inbox')
      .where('state', 'in', ['captured', 'sent'])
      .returning('referral_id')
      .executeTakeFirst()
    if (row) await happened(trx, { referral: row.referral_id, delivery: id, at: now, what: 'bounced' })
    return row !== undefined
  })
