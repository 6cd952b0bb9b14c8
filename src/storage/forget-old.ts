import { setImmediate as othersFirst } from 'node:timers/promises'
import type { ExpressionBuilder, Kysely } from 'kysely'
import type { Schema } from './schema.ts'

/**
 * Erases every conversation last saved before this time, and says how many. A few at a time, with a break after each: SQLite
 * stops the whole process while it deletes, and with it every other conversation.
 */
export const forgetOld = async (db: Kysely<Schema>, before: string, of?: 'drafts' | 'transcripts'): Promise<number> => {
  const time = new Date(before).toISOString() // in one form, so that times compare as text
  for (let count = 0; ; ) {
    const { numDeletedRows } = await db
      .deleteFrom('conversation')
      .where('id', 'in', (old) =>
        old
          .selectFrom('conversation')
          .select('id')
          .where('saved_at', '<', time)
          .$if(of !== undefined, (query) => query.where(cameToReferral(of === 'transcripts')))
          .orderBy('saved_at')
          .limit(aFew),
      )
      .executeTakeFirstOrThrow()
    count += Number(numDeletedRows)
    if (numDeletedRows < aFew) return count
    await othersFirst()
  }
}

const cameToReferral = (did: boolean) => (is: ExpressionBuilder<Schema, 'conversation'>) => {
  const referral = is.exists(
    is.selectFrom('referral').select('referral.id').whereRef('referral.conversation_id', '=', 'conversation.id'),
  )
  return did ? referral : is.not(referral)
}

const aFew = 20
