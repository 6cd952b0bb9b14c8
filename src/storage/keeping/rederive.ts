import type { Kysely } from 'kysely'
import { blindHash } from '../blind-hash.ts'
import { cells } from '../cells.ts'
import type { DataKey, DataKeys } from '../data-keys.ts'
import type { Keyring } from '../keyring.ts'
import { questionKeys, resealed } from '../questions.ts'
import type { Schema } from '../schema.ts'
import { unsealJson } from '../seal.ts'
import type { FoundBy, FoundByKind } from '../storage.ts'

/**
 * Makes anew, from the current data key alone, what was derived from the oldest: what referrals are found by, and questions without an answer. After it
 * no row needs another key. `foundByOf` reads from a referral what it is found by.
 */
export const rederive = (
  db: Kysely<Schema>,
  keys: Keyring,
  all: DataKeys,
  foundByOf: (referral: unknown) => FoundBy,
): Promise<void> =>
  db.transaction().execute(async (trx) => {
    const current: readonly [DataKey] = [all[0]]
    const hashed = blindHash(current)
    await trx.deleteFrom('found_by').execute()
    const referrals = trx
      .selectFrom('referral')
      .select(['id', 'key_id', 'wrapped_key', 'body'])
      .where('erased_at', 'is', null)
    for (const row of await referrals.execute()) {
      const body = unsealJson(keys.open('referral', row.id, row), cells.referral(row.id), row.body)
      for (const [kind, value] of Object.entries(foundByOf(body)) as [FoundByKind, string][])
        await trx
          .insertInto('found_by')
          .values({ kind, hash: hashed(kind, value), referral_id: row.id })
          .execute()
    }
    const staff = await trx.selectFrom('staff').select(['id', 'key_id', 'wrapped_key', 'body']).execute()
    for (const row of staff) {
      const { email } = unsealJson<{ email: string }>(keys.open('staff', row.id, row), cells.staff(row.id), row.body)
      const email_hash = hashed('email', email.trim().toLowerCase())
      await trx.updateTable('staff').set({ email_hash }).where('id', '=', row.id).execute()
    }
    const [before, after] = [questionKeys(all), questionKeys(current)]
    for (const row of await trx.selectFrom('question').selectAll().execute()) {
      await trx.deleteFrom('question').where('hash', '=', row.hash).execute()
      await trx
        .insertInto('question')
        .values(resealed(before, after, row))
        .execute()
    }
    await trx.deleteFrom('data_key').where('id', '!=', current[0].id).execute()
  })
