import { setImmediate as othersFirst } from 'node:timers/promises'
import type { Kysely } from 'kysely'
import type { Schema } from './schema.ts'

/**
 * Erases every conversation last saved before this time, and says how many. A few at a time, with a break after each: SQLite
 * stops the whole process while it deletes, and with it every other conversation.
 */
export const forgetOld = async (db: Kysely<Schema>, before: string): Promise<number> => {
  const time = new Date(before).toISOString() // in one form, so that times compare as text
  for (let count = 0; ; ) {
    const { numDeletedRows } = await db
      .deleteFrom('conversation')
      .where('id', 'in', (old) =>
        old.selectFrom('conversation').select('id').where('saved_at', '<', time).orderBy('saved_at').limit(aFew),
      )
      .executeTakeFirstOrThrow()
    count += Number(numDeletedRows)
    if (numDeletedRows < aFew) return count
    await othersFirst()
  }
}

const aFew = 20
