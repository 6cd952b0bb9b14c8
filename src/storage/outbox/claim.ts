import { randomUUID } from 'node:crypto'
import { type Kysely, sql, type Transaction } from 'kysely'
import { cells } from '../cells.ts'
import type { Keyring } from '../keyring.ts'
import type { Claimed } from '../outbox-storage.ts'
import type { Schema } from '../schema.ts'
import { unsealJson } from '../seal.ts'
import { happened } from './events.ts'

/**
 * Leases a due delivery of each destination at which nobody is, until this time: the oldest referral, and where none is due the oldest news. One
 * at a time in each lane: a destination that hangs holds up its own lane alone, and news hold up no referral. What does not open (a damaged row, a
 * key that is gone) is given up and waits for people: it holds up nothing else. What was erased goes to nobody.
 */
export const claim = (db: Kysely<Schema>, keys: Keyring, now: string, until: string): Promise<readonly Claimed[]> =>
  db.transaction().execute(async (trx) => {
    const rows = await trx
      .selectFrom('delivery')
      .innerJoin('referral', 'referral.id', 'delivery.referral_id')
      .select(['delivery.id', 'what', 'route', 'destination', 'tries', 'referral_id'])
      .select(['reference', 'commissioner', 'pathway', 'captured_at', 'key_id', 'wrapped_key', 'body'])
      .where('number', 'in', (first) =>
        first
          .selectFrom('delivery')
          .select(FIRST.as('number'))
          .where('due_at', '<=', now)
          .where(({ exists, selectFrom }) =>
            exists(
              selectFrom('referral as kept')
                .select('kept.id')
                .whereRef('kept.id', '=', 'delivery.referral_id')
                .where('erased_at', 'is', null),
            ),
          )
          .where('destination', 'not in', (busy) =>
            busy
              .selectFrom('delivery')
              .select('destination')
              .where('leased_until', '>', now)
              .where('destination', 'is not', null)
              .$narrowType<{ destination: string }>(),
          )
          .groupBy('destination'),
      )
      .execute()
    const claimed: Claimed[] = []
    for (const row of rows) {
      const opened = openedOf(keys, row)
      if (opened) claimed.push(opened)
      else await giveUp(trx, row, now)
    }
    for (const { id, lease } of claimed) {
      await trx.updateTable('delivery').set({ lease, leased_until: until }).where('id', '=', id).execute()
    }
    return claimed
  })

/** The number whose turn it is in a lane: of the referrals the oldest, and where there is none of the news. */
const FIRST = sql<number>`min(number + iif(what = 'referral', 0, 1000000000000)) % 1000000000000`

type Row = Omit<Claimed, 'lease' | 'destination' | 'capturedAt' | 'referral'> & {
  readonly referral_id: string
  readonly destination: string | null
  readonly captured_at: string
  readonly key_id: string
  readonly wrapped_key: Buffer
  readonly body: Buffer
}

function openedOf(keys: Keyring, row: Row): Claimed | undefined {
  const { id, what, route, destination, tries, reference, commissioner, pathway, captured_at, referral_id } = row
  try {
    const referral = unsealJson(keys.open('referral', referral_id, row), cells.referral(referral_id), row.body)
    return {
      ...{ id, what, route, tries, reference, commissioner, pathway, referral },
      lease: randomUUID(),
      destination: destination ?? '',
      capturedAt: captured_at,
    }
  } catch {
    return undefined
  }
}

async function giveUp(db: Transaction<Schema>, { id, referral_id }: Row, at: string): Promise<void> {
  const dead = { due_at: null, dead_at: at, problem: 'unreadable' }
  await db.updateTable('delivery').set(dead).where('id', '=', id).execute()
  await happened(db, { referral: referral_id, delivery: id, at, what: 'givenUp' })
}

/** Ends every lease, and says how many there were. */
export const release = async (db: Kysely<Schema>): Promise<number> => {
  const { numUpdatedRows } = await db
    .updateTable('delivery')
    .set({ lease: null, leased_until: null })
    .where('lease', 'is not', null)
    .executeTakeFirstOrThrow()
  return Number(numUpdatedRows)
}
