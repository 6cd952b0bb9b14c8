import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** When a referral was erased: its row stays, so that it can be shown that it was here, and tells nothing more. */
export const erased: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema.alterTable('referral').addColumn('erased_at', 'text').execute()
  },
}
