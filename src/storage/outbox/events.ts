import type { KeyObject } from 'node:crypto'
import type { Kysely } from 'kysely'
import { cells } from '../cells.ts'
import type { Keyring } from '../keyring.ts'
import type { Schema } from '../schema.ts'
import { seal, unseal } from '../seal.ts'
import type { EventRow } from '../storage.ts'

/** Something that happened to a referral, as it is written down. */
type Happened = {
  readonly referral: string
  readonly delivery?: string
  readonly at: string
  readonly what: string
  readonly by?: string
}

/** Writes down what happened. Where it moved the referral's newest delivery, the referral shows that too. */
export async function happened(
  db: Kysely<Schema>,
  { referral, delivery, at, what, by }: Happened,
  note?: { readonly keys: Keyring; readonly text: string },
): Promise<void> {
  const { number } = await db
    .insertInto('event')
    .values({ referral_id: referral, delivery_id: delivery ?? null, at, what, by: by ?? null, body: null })
    .returning('number')
    .executeTakeFirstOrThrow()
  if (note) {
    const key = await keyOf(db, note.keys, referral)
    const body = seal(key, cells.event(number), Buffer.from(note.text))
    await db.updateTable('event').set({ body }).where('number', '=', number).execute()
  }
  const newest = await db
    .selectFrom('delivery')
    .select(['state', 'state_at'])
    .where('referral_id', '=', referral)
    .where('what', '=', 'referral')
    .orderBy('number', 'desc')
    .executeTakeFirst()
  if (newest) await db.updateTable('referral').set(newest).where('id', '=', referral).execute()
}

/** What happened to a referral, oldest first, with its notes; without keys, as for one that was erased or does not open, there are none. */
export async function eventsOf(
  db: Kysely<Schema>,
  keys: Keyring | undefined,
  referral: string,
): Promise<readonly EventRow[]> {
  const rows = await db.selectFrom('event').selectAll().where('referral_id', '=', referral).orderBy('number').execute()
  if (rows.length === 0) return []
  const key = keys && (await keyOf(db, keys, referral))
  return rows.map(({ number, at, what, by, body, delivery_id }) => ({
    at,
    what,
    ...(by !== null && { by }),
    ...(delivery_id !== null && { delivery: delivery_id }),
    ...(body && key && noteIn(key, number, body)),
  }))
}

function noteIn(key: KeyObject, number: number, body: Buffer): Pick<EventRow, 'note' | 'isClosed'> {
  try {
    return { note: unseal(key, cells.event(number), body).toString() }
  } catch {
    return { isClosed: true }
  }
}

async function keyOf(db: Kysely<Schema>, keys: Keyring, referral: string) {
  const row = await db
    .selectFrom('referral')
    .select(['key_id', 'wrapped_key'])
    .where('id', '=', referral)
    .executeTakeFirstOrThrow()
  return keys.open('referral', referral, row)
}
