import type { KeyObject } from 'node:crypto'
import type { Kysely, Transaction } from 'kysely'
import type { BlindHash } from './blind-hash.ts'
import { builtOnce } from './built-once.ts'
import { cells } from './cells.ts'
import { hash } from './hash.ts'
import type { Keyring } from './keyring.ts'
import { addDelivery } from './outbox/move.ts'
import type { Schema } from './schema.ts'
import { sealJson } from './seal.ts'
import type { Change, FoundByKind, NewReferral, Saved } from './storage.ts'

/** Saves what one message changed, in one transaction: whole, or not at all. */
export const save = (db: Kysely<Schema>, keys: Keyring, hashed: BlindHash, change: Change): Promise<Saved> =>
  db.transaction().execute((trx) => saveIn(trx, keys, hashed, change))

/** The same in a transaction of the caller's: when this throws, all of it must be undone. */
export const saveIn = async (
  trx: Transaction<Schema>,
  keys: Keyring,
  hashed: BlindHash,
  change: Change,
): Promise<Saved> => {
  const [kept] = (await keptNow(trx, { addressHash: hash(change.address), activity: change.heard.id })).rows
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
  if (change.referral) await capture(trx, keys, hashed, change, change.referral)
  return 'saved'
}

type Kept = Awaited<ReturnType<typeof keptNow>>['rows'][number]

type Now = { readonly addressHash: Buffer; readonly activity: string }

const keptNow = builtOnce<Now>()((db, value) =>
  db
    .selectFrom('conversation')
    .select(['id', 'version', 'next_number', 'key_id', 'wrapped_key'])
    .select((select) =>
      select
        .selectFrom('entry')
        .select('activity')
        .whereRef('conversation_id', '=', 'conversation.id')
        .where('activity', '=', value('activity'))
        .as('seen'),
    )
    .where('address_hash', '=', value('addressHash')),
)

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
  await newState(db, { id, version: version + 1, nextNumber: number + entriesInASave, at, state })
  return { key, number }
}

type NewState = {
  readonly id: string
  readonly version: number
  readonly nextNumber: number
  readonly at: string
  readonly state: Buffer
}

const newState = builtOnce<NewState>()((db, value) =>
  db
    .updateTable('conversation')
    .set({
      version: value('version'),
      next_number: value('nextNumber'),
      saved_at: value('at'),
      state: value('state'),
    })
    .where('id', '=', value('id')),
)

const writeEntries = async (db: Transaction<Schema>, key: KeyObject, first: number, change: Change) => {
  const { id } = change.conversation
  const second = first + 1
  await twoEntries(db, {
    id,
    at: change.at,
    activity: change.heard.id,
    first,
    heard: sealJson(key, cells.entry(id, first), change.heard.said),
    second,
    answered: sealJson(key, cells.entry(id, second), change.answered),
  })
}

type TwoEntries = {
  readonly id: string
  readonly at: string
  readonly activity: string
  readonly first: number
  readonly heard: Buffer
  readonly second: number
  readonly answered: Buffer
}

const twoEntries = builtOnce<TwoEntries>()((db, value) => {
  const both = { conversation_id: value('id'), at: value('at') }
  return db.insertInto('entry').values([
    { ...both, number: value('first'), activity: value('activity'), body: value('heard') },
    { ...both, number: value('second'), activity: null, body: value('answered') },
  ])
})

/** The referral and its delivery: no referral is ever without a row that sends it. */
const capture = async (
  db: Transaction<Schema>,
  keys: Keyring,
  hashed: BlindHash,
  change: Change,
  referral: NewReferral,
) => {
  const { id, reference, run, commissioner, pathway } = referral
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
      pathway,
      state: 'captured',
      state_at: change.at,
      tells_of_danger: referral.tellsOfDanger ? 1 : 0,
      ...wrapped,
      body: sealJson(key, cells.referral(id), referral.body),
    })
    .execute()
  await addDelivery(db, id, 'referral', referral, change.at, 'person')
  const found = Object.entries(referral.foundBy).map(([kind, value]) => ({
    kind,
    hash: hashed(kind as FoundByKind, value),
    referral_id: id,
  }))
  if (found.length > 0) await db.insertInto('found_by').values(found).execute()
}
