import type { KeyObject } from 'node:crypto'
import type { Kysely, Transaction } from 'kysely'
import type { BlindHash } from '../blind-hash.ts'
import { cells } from '../cells.ts'
import type { Keyring } from '../keyring.ts'
import type { Schema, WrappedKey } from '../schema.ts'
import { seal, unseal, unsealJson } from '../seal.ts'
import type { FoundBy, FoundByKind } from '../storage.ts'

export type Opening = {
  readonly keys: Keyring
  readonly hashed: BlindHash
  /** Reads from a referral what it is found by. */
  readonly foundByOf: (referral: unknown) => FoundBy
}

type Tables = Transaction<Schema>

/**
 * Brings what the database of before has and this one has not: each referral with all that it needs to be read and delivered, and what is left of those
 * erased. Gives the references, and of those brought as they are the ones that do not open. Rows get numbers of this database.
 */
export async function bringReferrals(trx: Tables, opening: Opening) {
  const before = trx.withSchema('before')
  const rows = await before
    .selectFrom('referral')
    .selectAll()
    .where('id', 'not in', trx.withSchema('main').selectFrom('referral').select('id'))
    .orderBy('captured_at')
    .execute()
  const brought: string[] = []
  const closed: string[] = []
  for (const row of rows) {
    const isErased = row.erased_at !== null
    const opened = isErased ? undefined : openedOf(opening.keys, row)
    await trx
      .insertInto('referral')
      .values({
        ...row,
        run: (await hasRun(trx, row)) ? row.id : row.run,
        ...(opened && opening.keys.wrap('referral', row.id, opened.key)),
      })
      .execute()
    await bringDeliveries(trx, before, row.id)
    await bringEvents(trx, before, row.id, opened?.key)
    for (const status of await before.selectFrom('status').selectAll().where('referral_id', '=', row.id).execute())
      await trx.insertInto('status').values(status).execute()
    await bringChat(trx, before, opening.keys, row.conversation_id)
    if (isErased) continue
    brought.push(row.reference)
    if (!opened) closed.push(row.reference)
    else
      for (const [kind, value] of Object.entries(opening.foundByOf(opened.body)) as [FoundByKind, string][])
        await trx
          .insertInto('found_by')
          .values({ kind, hash: opening.hashed(kind, value), referral_id: row.id })
          .execute()
  }
  return { brought, closed }
}

/** The key and body of a referral's row; nothing where it does not open. */
export function openedOf(keys: Keyring, row: WrappedKey & { readonly id: string; readonly body: Buffer }) {
  try {
    const key = keys.open('referral', row.id, row)
    return { key, body: unsealJson<unknown>(key, cells.referral(row.id), row.body) }
  } catch {
    return undefined
  }
}

/** Somebody may have sent the same request again to a database that did not know of it: both are kept. */
const hasRun = async (trx: Tables, { conversation_id, run }: { conversation_id: string; run: string }) =>
  (await trx
    .selectFrom('referral')
    .select('id')
    .where('conversation_id', '=', conversation_id)
    .where('run', '=', run)
    .executeTakeFirst()) !== undefined

async function bringDeliveries(trx: Tables, before: Kysely<Schema>, referral: string): Promise<void> {
  const rows = before.selectFrom('delivery').selectAll().where('referral_id', '=', referral).orderBy('number')
  for (const { number, ...row } of await rows.execute()) await trx.insertInto('delivery').values(row).execute()
}

/** A note is bound to its number, and so sealed anew for the number that it gets. */
async function bringEvents(trx: Tables, before: Kysely<Schema>, referral: string, key?: KeyObject): Promise<void> {
  const rows = before.selectFrom('event').selectAll().where('referral_id', '=', referral).orderBy('number')
  for (const { number: old, ...row } of await rows.execute()) {
    const { number } = await trx.insertInto('event').values(row).returning('number').executeTakeFirstOrThrow()
    if (!row.body || !key) continue
    try {
      const body = seal(key, cells.event(number), unseal(key, cells.event(old), row.body))
      await trx.updateTable('event').set({ body }).where('number', '=', number).execute()
    } catch {
      // It did not open there either: it stays as it is, and is shown as closed.
    }
  }
}

/** The chat in which a referral was made, as it was last, so that nobody sends the same again from an older one. */
async function bringChat(trx: Tables, before: Kysely<Schema>, keys: Keyring, id: string): Promise<void> {
  const chat = await before.selectFrom('conversation').selectAll().where('id', '=', id).executeTakeFirst()
  if (!chat) return
  const here = await trx
    .selectFrom('conversation')
    .select(['id', 'version'])
    .where((is) => is.or([is('id', '=', id), is('address_hash', '=', chat.address_hash)]))
    .execute()
  if (here.some((one) => one.id !== id || one.version >= chat.version)) return
  let wrapped: WrappedKey
  try {
    wrapped = keys.wrap('conversation', id, keys.open('conversation', id, chat))
  } catch {
    return
  }
  await trx.deleteFrom('conversation').where('id', '=', id).execute()
  await trx
    .insertInto('conversation')
    .values({ ...chat, ...wrapped })
    .execute()
  for (const entry of await before.selectFrom('entry').selectAll().where('conversation_id', '=', id).execute())
    await trx.insertInto('entry').values(entry).execute()
}
