import { type Kysely, sql } from 'kysely'
import type { KeepingStorage } from '../keeping-storage.ts'
import type { Keyring } from '../keyring.ts'
import type { Schema } from '../schema.ts'
import type { WriteAheadLog } from '../write-ahead-log.ts'
import { erase, eraseOld } from './erase.ts'
import { held } from './held.ts'

/** What is kept about somebody, over our tables. After an erasure the log beside the file is emptied too: it has the pages as they were. */
export const keeping = (
  writer: Kysely<Schema>,
  reader: Kysely<Schema>,
  keys: Keyring,
  log: WriteAheadLog,
): KeepingStorage => ({
  find: async (reference) => {
    const row = await reader
      .selectFrom('referral')
      .select('erased_at')
      .where('reference', '=', reference)
      .executeTakeFirst()
    return row && { ...(row.erased_at !== null && { erasedAt: row.erased_at }) }
  },
  held: (reference) => held(reader, keys, reference),
  erase: async (reference, at, by, line) => {
    const isErased = await erase(writer, reference, at, by, line)
    await log.empty()
    return isErased
  },
  eraseOld: async (before, at) => {
    const references = await eraseOld(writer, before, at)
    if (references.length > 0) await log.empty()
    return references
  },
  erased: async () => {
    const rows = await reader
      .selectFrom('referral')
      .leftJoin('event', (join) => join.onRef('referral_id', '=', 'referral.id').on('what', '=', 'erased'))
      .select(['reference', 'erased_at', 'by'])
      .where('erased_at', 'is not', null)
      .execute()
    return rows.map(({ reference, erased_at, by }) => ({ reference, at: erased_at ?? '', ...(by !== null && { by }) }))
  },
  copyTo: async (file) => {
    await sql`vacuum into ${file}`.execute(reader)
  },
})
