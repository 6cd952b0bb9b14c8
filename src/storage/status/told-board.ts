import type { Kysely, Transaction } from 'kysely'
import { addDelivery } from '../outbox/move.ts'
import { isOnItsWay } from '../outbox/news.ts'
import type { DeliveredThing, DeliveryState } from '../outbox-storage.ts'
import type { Schema } from '../schema.ts'

/** The newest delivery of a referral, as far as news of it need to know it. */
export type Newest = {
  readonly id: string
  readonly state: DeliveryState
  readonly route: string
  readonly destination: string | null
  readonly lease: string | null
  readonly tries: number
}

/** The number of a referral's newest delivery. */
const newestNumber = (db: Kysely<Schema>, referral: string) =>
  db
    .selectFrom('delivery')
    .select(({ fn }) => fn.max('number').as('number'))
    .where('referral_id', '=', referral)
    .where('what', '=', 'referral')

export const newest = (db: Kysely<Schema>, referral: string): Promise<Newest> =>
  db
    .selectFrom('delivery')
    .select(['id', 'state', 'route', 'destination', 'lease', 'tries'])
    .where('number', '=', newestNumber(db, referral))
    .executeTakeFirstOrThrow()

/** Puts a referral back among those that staff have not read. */
export const unread = (db: Kysely<Schema>, referral: string): Promise<unknown> =>
  db.updateTable('delivery').set({ opened_at: null }).where('number', '=', newestNumber(db, referral)).execute()

/**
 * Writes to the board that something has changed, in the transaction of the change itself, so that one never stands without the other. A board
 * that reads the inbox sees it there. Where the referral has not left yet, it says all that has changed when it does.
 */
export async function tellBoard(
  db: Transaction<Schema>,
  referral: string,
  what: DeliveredThing,
  { id, state, route, destination, lease, tries }: Newest,
  now: string,
): Promise<void> {
  if (route === 'inbox') return
  const mayBeThere = state !== 'captured' || lease !== null || tries > 0 || (await wasTried(db, referral, id))
  if (!mayBeThere || (await isOnItsWay(db, referral, what))) return
  await addDelivery(db, referral, what, { route, destination: destination ?? route }, now)
}

/** Whether it once left, or may have: after "try again" the tries are counted from nothing. */
const wasTried = async (db: Kysely<Schema>, referral: string, delivery: string): Promise<boolean> => {
  const tried = await db
    .selectFrom('event')
    .select('number')
    .where('referral_id', '=', referral)
    .where('delivery_id', '=', delivery)
    .where('what', 'in', ['sent', 'givenUp', 'bounced'])
    .executeTakeFirst()
  return tried !== undefined
}

/** Whether a board was written to about this, or will be. */
export const wasTold = async (db: Kysely<Schema>, referral: string, what: DeliveredThing): Promise<boolean> => {
  const news = await db
    .selectFrom('delivery')
    .select('id')
    .where('referral_id', '=', referral)
    .where('what', '=', what)
    .executeTakeFirst()
  return news !== undefined
}
