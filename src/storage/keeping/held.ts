import type { Kysely } from 'kysely'
import { cells } from '../cells.ts'
import { entriesOf } from '../conversations.ts'
import type { Held } from '../keeping-storage.ts'
import type { Keyring } from '../keyring.ts'
import { eventsOf } from '../outbox/events.ts'
import type { Schema } from '../schema.ts'
import { unsealJson } from '../seal.ts'

/** All that we hold about the person of a referral: for them to see, and to show what is left after it was erased. */
export async function held(db: Kysely<Schema>, keys: Keyring, reference: string): Promise<Held | undefined> {
  const row = await db.selectFrom('referral').selectAll().where('reference', '=', reference).executeTakeFirst()
  if (!row) return undefined
  const deliveries = await db
    .selectFrom('delivery')
    .select(['what', 'route', 'destination', 'state', 'state_at'])
    .where('referral_id', '=', row.id)
    .orderBy('number')
    .execute()
  const isErased = row.erased_at !== null
  return {
    reference,
    capturedAt: row.captured_at,
    ...(row.erased_at !== null && { erasedAt: row.erased_at }),
    ...(!isErased && {
      referral: unsealJson(keys.open('referral', row.id, row), cells.referral(row.id), row.body),
    }),
    events: await eventsOf(db, isErased ? undefined : keys, row.id),
    deliveries: deliveries.map(({ what, route, destination, state, state_at }) => ({
      what,
      route,
      destination: destination ?? route,
      state,
      stateAt: state_at ?? row.captured_at,
    })),
    transcript: await entriesOf(db, keys, row.conversation_id),
  }
}
