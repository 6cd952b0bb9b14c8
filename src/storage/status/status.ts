import type { Kysely, Transaction } from 'kysely'
import { cells } from '../cells.ts'
import type { Keyring } from '../keyring.ts'
import { happened } from '../outbox/events.ts'
import { endNews } from '../outbox/move.ts'
import { comingTo } from '../outbox/moves.ts'
import { type DeliveryState, deliveryStates } from '../outbox-storage.ts'
import type { Schema } from '../schema.ts'
import { sealJson, unsealJson } from '../seal.ts'
import type { Status, StatusStorage } from '../status-storage.ts'
import { newest, tellBoard, unread, wasTold } from './told-board.ts'
import { countTry, wasRight } from './tries.ts'
import { slowWords } from './word.ts'

/** How often a day somebody may say what has changed, or ask: people read each. */
const MOST_A_DAY = 10

/** How many changes a referral holds: each is sealed again with all before it. */
const MOST_CORRECTED = 100

const DAY_MS = 24 * 60 * 60 * 1000

/** The person's side of a referral, over our tables. */
export const status = (
  writer: Kysely<Schema>,
  reader: Kysely<Schema>,
  keys: Keyring,
  wordCost: number,
): StatusStorage => {
  const words = slowWords(wordCost)
  const idOf = async (db: Kysely<Schema>, reference: string) =>
    (
      await db
        .selectFrom('referral')
        .select('id')
        .where('reference', '=', reference)
        .where('erased_at', 'is', null)
        .executeTakeFirst()
    )?.id

  /** Does something to a referral in one transaction; false where it is not there. */
  const change = <Done>(
    reference: string,
    run: (db: Transaction<Schema>, id: string) => Promise<Done>,
  ): Promise<Done | false> =>
    writer.transaction().execute(async (trx) => {
      const id = await idOf(trx, reference)
      return id === undefined ? false : run(trx, id)
    })

  return {
    setWord: async (reference, word) => {
      const hashed = await words.hashed(reference, word)
      if (!hashed) return 'busy'
      return change(reference, async (db, referral_id) => {
        const row = { ...hashed, wrong: 0, wrong_since: null }
        await db
          .insertInto('status')
          .values({ referral_id, ...row })
          .onConflict((conflict) => conflict.column('referral_id').doUpdateSet(row))
          .execute()
        return true
      })
    },
    unset: async (reference) => {
      await change(reference, async (db, id) => {
        await db.deleteFrom('status').where('referral_id', '=', id).execute()
        return true
      })
    },
    see: async (reference, word, now) => {
      const row = await reader
        .selectFrom('status')
        .innerJoin('referral', 'referral.id', 'referral_id')
        .select(['referral_id', 'salt', 'hash'])
        .where('reference', '=', reference)
        .where('erased_at', 'is', null)
        .executeTakeFirst()
      const mayBe = row !== undefined && (await countTry(writer, row.referral_id, now))
      const isRight = await words.isWord(reference, word, mayBe ? row : undefined)
      if (mayBe && isRight !== false) await wasRight(writer, row.referral_id)
      if (isRight === undefined) return 'busy'
      if (!mayBe || !isRight) return 'wrong'
      return statusOf(reader, row.referral_id)
    },
    withdraw: (reference, now) =>
      change(reference, async (db, referral) => {
        const before = await newest(db, referral)
        if (!comingTo('withdrawn').includes(before.state)) return statusOf(db, referral)
        await db
          .updateTable('delivery')
          .set({ state: 'withdrawn', state_at: now, due_at: null, dead_at: null, opened_at: null })
          .where('id', '=', before.id)
          .execute()
        await endNews(db, referral, now)
        await happened(db, { referral, delivery: before.id, at: now, what: 'withdrawn', by: 'person' })
        await tellBoard(db, referral, 'withdrawn', before, now)
        return statusOf(db, referral)
      }),
    correct: (reference, text, now, danger) =>
      change(reference, async (db, id) => {
        if (await isWithdrawn(db, id)) return statusOf(db, id)
        const row = await db
          .selectFrom('referral')
          .select(['key_id', 'wrapped_key', 'body'])
          .where('id', '=', id)
          .executeTakeFirstOrThrow()
        const key = keys.open('referral', id, row)
        const referral = unsealJson<{ corrections?: readonly object[]; danger?: readonly string[] }>(
          key,
          cells.referral(id),
          row.body,
        )
        const corrections = [...(referral.corrections ?? []), { at: now, text }]
        const isTooMany = corrections.length > MOST_CORRECTED || (await todays(db, id, 'corrected', now)) >= MOST_A_DAY
        const told = referral.danger ?? []
        if (isTooMany && danger.every((kind) => told.includes(kind))) return 'tooOften'
        await db
          .updateTable('referral')
          .set({
            body: sealJson(key, cells.referral(id), {
              ...referral,
              corrections,
              danger: [...new Set([...told, ...danger])],
            }),
            ...(danger.length > 0 && { tells_of_danger: 1 }),
          })
          .where('id', '=', id)
          .execute()
        await unread(db, id)
        await happened(db, { referral: id, at: now, what: 'corrected', by: 'person' })
        await tellBoard(db, id, 'corrected', await newest(db, id), now)
        return statusOf(db, id)
      }),
    ask: (reference, now) =>
      change(reference, async (db, id) => {
        if (!(await isWithdrawn(db, id)) && (await todays(db, id, 'asked', now)) < MOST_A_DAY) {
          await unread(db, id)
          await happened(db, { referral: id, at: now, what: 'asked', by: 'person' })
        }
        return statusOf(db, id)
      }),
  }
}

/** What was taken back stays so: a page from before must not send it after all. */
const isWithdrawn = async (db: Transaction<Schema>, referral: string): Promise<boolean> =>
  (await newest(db, referral)).state === 'withdrawn'

/** How often somebody did this within the last day. */
const todays = async (db: Transaction<Schema>, referral: string, what: string, now: string): Promise<number> => {
  const dayAgo = new Date(Date.parse(now) - DAY_MS).toISOString()
  const { count } = await db
    .selectFrom('event')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('referral_id', '=', referral)
    .where('what', '=', what)
    .where('at', '>', dayAgo)
    .executeTakeFirstOrThrow()
  return count
}

async function statusOf(db: Kysely<Schema>, referral: string): Promise<Status> {
  const { reference, commissioner } = await db
    .selectFrom('referral')
    .select(['reference', 'commissioner'])
    .where('id', '=', referral)
    .executeTakeFirstOrThrow()
  const events = await db
    .selectFrom('event')
    .select(['what', 'at'])
    .where('referral_id', '=', referral)
    .orderBy('number')
    .execute()
  const known: readonly string[] = deliveryStates
  const { route, state } = await newest(db, referral)
  return {
    reference,
    commissioner,
    states: events
      .filter(({ what }) => known.includes(what))
      .map(({ what, at }) => ({ state: what as DeliveryState, at })),
    isUnknownToBoard: state === 'withdrawn' && route !== 'inbox' && !(await wasTold(db, referral, 'withdrawn')),
  }
}
