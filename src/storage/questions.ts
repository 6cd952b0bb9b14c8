import { createHmac, createSecretKey, type KeyObject } from 'node:crypto'
import { type Kysely, type Selectable, sql } from 'kysely'
import { cells } from './cells.ts'
import { type DataKeys, derived, oldestOf } from './data-keys.ts'
import type { Schema } from './schema.ts'
import { sealJson, unsealJson } from './seal.ts'
import type { QuestionRow, QuestionZone } from './storage.ts'

/** At most so many are kept: whoever sends us nonsense all day fills no disk. */
export const MOST_QUESTIONS = 10_000

/** The keys of one data key: one finds a question again, the other seals it. Neither is a conversation's. */
type QuestionKeys = { readonly id: string; readonly hash: KeyObject; readonly body: KeyObject }

/** The keys by the id of the data key they come from; new rows take those of the oldest, so that a new one in front splits no count. */
export const questionKeys = (
  keys: DataKeys,
  oldest = oldestOf(keys),
): { readonly current: QuestionKeys; readonly of: ReadonlyMap<string, QuestionKeys> } => {
  const of = new Map(
    keys.map((key) => {
      const made = (purpose: string) => createSecretKey(derived(key, purpose))
      return [key.id, { id: key.id, hash: made('question hash'), body: made('question body') }] as const
    }),
  )
  return { current: of.get(oldest.id) as QuestionKeys, of }
}

type Body = Pick<QuestionRow, 'text' | 'locale' | 'zone'>

/** Adds one to a question's count, or makes its row: the rarest and oldest then give way to it. Of several zones the last is kept. */
export const keepQuestion = (
  db: Kysely<Schema>,
  { current }: ReturnType<typeof questionKeys>,
  text: string,
  { locale, zone, at }: { locale: string; zone: QuestionZone; at: string },
  most = MOST_QUESTIONS,
): Promise<void> =>
  db.transaction().execute(async (trx) => {
    const day = dayOf(at)
    const hash = hashOf(current, locale, text)
    const body = sealJson(current.body, cells.question(hash), { text, locale, zone } satisfies Body)
    await trx
      .insertInto('question')
      .values({ hash, count: 1, first_day: day, last_day: day, key_id: current.id, body })
      .onConflict((conflict) =>
        conflict.column('hash').doUpdateSet((row) => ({
          count: sql`${row.ref('question.count')} + 1`,
          // A clock may be set back.
          last_day: sql`max(${row.ref('question.last_day')}, ${day})`,
          body: row.ref('excluded.body'),
        })),
      )
      .execute()
    const { all } = await trx
      .selectFrom('question')
      .select((row) => row.fn.countAll<number>().as('all'))
      .executeTakeFirstOrThrow()
    if (all <= most) return
    const tooMany = trx
      .selectFrom('question')
      .select('hash')
      .where('hash', '<>', hash)
      .orderBy('count')
      .orderBy('last_day')
      .limit(all - most)
    await trx.deleteFrom('question').where('hash', 'in', tooMany).execute()
  })

/** Every question, most asked first; those asked as often, latest first. */
export const questions = async (
  db: Kysely<Schema>,
  keys: ReturnType<typeof questionKeys>,
): Promise<readonly QuestionRow[]> => {
  const rows = await db
    .selectFrom('question')
    .selectAll()
    .orderBy('count', 'desc')
    .orderBy('last_day', 'desc')
    .execute()
  return rows.map((row) => ({ ...bodyOf(keys, row), count: row.count, firstDay: row.first_day, lastDay: row.last_day }))
}

type Keys = ReturnType<typeof questionKeys>
type Row = Selectable<Schema['question']>

/** A row as the newer keys would have made it. */
export const resealed = (before: Keys, { current }: Keys, row: Row): Row => {
  const read = bodyOf(before, row)
  const hash = hashOf(current, read.locale, read.text)
  return { ...row, hash, key_id: current.id, body: sealJson(current.body, cells.question(hash), read) }
}

const bodyOf = (keys: Keys, { hash, key_id, body }: Row): Body => {
  const key = keys.of.get(key_id)
  if (!key) throw new Error(`A question needs the data key "${key_id}", which is not among DATA_KEYS`)
  return unsealJson<Body>(key.body, cells.question(hash), body)
}

const hashOf = (key: QuestionKeys, locale: string, text: string): Buffer =>
  createHmac('sha256', key.hash)
    .update(JSON.stringify([locale, text]))
    .digest()

/** Erases those last asked before the day of this time, or all. The log still has them: empty it after this. */
export const forgetQuestions = async (db: Kysely<Schema>, before?: string): Promise<number> => {
  const { numDeletedRows } = await db
    .deleteFrom('question')
    .$if(before !== undefined, (query) => query.where('last_day', '<', dayOf(before ?? '')))
    .executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}

/** The day of a time, in UTC; throws when it is none. */
const dayOf = (time: string) => new Date(time).toISOString().slice(0, 10)
