import type { Kysely } from 'kysely'
import type { DeliveredThing } from '../outbox-storage.ts'
import type { Schema } from '../schema.ts'

/** Whether the same news are still to go out: they are read when they do, and say all that has changed until then. */
export const isOnItsWay = async (db: Kysely<Schema>, referral: string, what: DeliveredThing): Promise<boolean> => {
  const waits = await db
    .selectFrom('delivery')
    .select('id')
    .where('referral_id', '=', referral)
    .where('what', '=', what)
    .where('state', '=', 'captured')
    .where('due_at', 'is not', null)
    .where('lease', 'is', null)
    .executeTakeFirst()
  return waits !== undefined
}
