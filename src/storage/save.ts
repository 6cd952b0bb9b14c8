import { type KeyObject, randomUUID } from 'node:crypto'
import type { Kysely, Transaction } from 'kysely'
import { cells } from './cells.ts'
import { hash } from './hash.ts'
import type { Keyring } from './keyring.ts'
import type { Schema } from './schema.ts'
import { sealJson } from './seal.ts'
import type { Change, NewReferral, Saved } from './storage.ts'

/** Saves what one message changed, in one transaction: whole, or not at all. */
export const save = (db: Kysely<Schema>, keys: Keyring, change: Change): Promise<Saved> =>
  db.transaction().execute((trx) => saveIn(trx, keys, change))

/** The same in a transaction of the caller's: when this throws, all of it must be undone. */
export const saveIn = async (trx: Transaction<Schema>, keys: Keyring, change: Change): Promise<Saved> => {
  const kept = await keptNow(trx, change)
  if (kept?.seen) return 'seen'
  if ((kept?.version ?? 0) !== change.version) return 'moved'
  // Forgotten and begun anew since it was read: its answers must not come back.
  if (kept && kept.id !== change.conversation.id) return 'moved'
  const refused = change.referral && (await refusal(trx, change, change.referral))
  if (refused) return refused

  const { key, number } = kept ? await update(trx, keys, kept, change) : await insert(trx, keys, change)
  if (change.erasesEarlier)
    await trx.deleteFrom('entry').where('conversation_id', '=', change.conversation.id).execute()
  await writeEntries(trx, key, number, change)
  if (change.referral) await capture(trx, keys, change, change.referral)
  return 'saved'
}

type Kept = NonNullable<Awaited<ReturnType<typeof keptNow>>>

const keptNow = (db: Transaction<Schema>, { address, heard }: Change) =>
  db
    .selectFrom('conversation')
    .select(['id', 'version', 'next_number', 'key_id', 'wrapped_key'])
    .select((select) =>
      select
        .selectFrom('entry')
        .select('activity')
        .whereRef('conversation_id', '=', 'conversation.id')
        .where('activity', '=', heard.id)
        .as('seen'),
    )
    .where('address_hash', '=', hash(address))
    .executeTakeFirst()

/** Why this referral is not captured: its run has one already, or its reference belongs to another. */
const refusal = async (db: Transaction<Schema>, { conversation }: Change, { run, reference }: NewReferral) => {
  const rows = await db
    .selectFrom('referral')
    .select(['conversation_id', 'run'])
    .where((is) => is.or([is('reference', '=', reference), is.and({ conversation_id: conversation.id, run })]))
    .execute()
  if (rows.some((row) => row.conversation_id === conversation.id && row.run === run)) return 'seen'
  return rows.length > 0 ? 'referenceTaken' : undefined
}

const entriesInASave = 2

const insert = async (db: Transaction<Schema>, keys: Keyring, { address, conversation, at }: Change) => {
  const { id } = conversation
  const { key, wrapped } = keys.make('conversation', id)
  const number = 1
  const state = sealJson(key, cells.state(id), conversation)
  await db
    .insertInto('conversation')
    .values({
      id,
      address_hash: hash(address),
      version: 1,
      next_number: number + entriesInASave,
      saved_at: at,
      ...wrapped,
      state,
    })
    .execute()
  return { key, number }
}

const update = async (db: Transaction<Schema>, keys: Keyring, kept: Kept, { conversation, at }: Change) => {
  const { id, version, next_number: number } = kept
  const key = keys.open('conversation', id, kept)
  const state = sealJson(key, cells.state(id), conversation)
  await db
    .updateTable('conversation')
    .set({ version: version + 1, next_number: number + entriesInASave, saved_at: at, state })
    .where('id', '=', id)
    .execute()
  return { key, number }
}

const writeEntries = async (db: Transaction<Schema>, key: KeyObject, first: number, change: Change) => {
  const { conversation, heard, answered, at } = change
  const entry = (number: number, activity: string | null, body: unknown) => ({
    conversation_id: conversation.id,
    number,
    activity,
    at,
    body: sealJson(key, cells.entry(conversation.id, number), body),
  })
  await db
    .insertInto('entry')
    .values([entry(first, heard.id, heard.said), entry(first + 1, null, answered)])
    .execute()
}

/** The referral and its delivery: no referral is ever without a row that sends it. */
const capture = async (db: Transaction<Schema>, keys: Keyring, change: Change, referral: NewReferral) => {
  const { id, reference, run, commissioner, route } = referral
  const { key, wrapped } = keys.make('referral', id)
  await db
    .insertInto('referral')
    .values({
      id,
      reference,
      conversation_id: change.conversation.id,
      run,
      commissioner,
      captured_at: change.at,
      ...wrapped,
      body: sealJson(key, cells.referral(id), referral.body),
    })
    .execute()
  await db.insertInto('delivery').values({ id: randomUUID(), referral_id: id, route, opened_at: null }).execute()
}
