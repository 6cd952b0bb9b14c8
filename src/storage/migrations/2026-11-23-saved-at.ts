import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Finds the conversations that nobody went on with, without a walk through all of them. */
export const savedAt: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema.createIndex('conversation_saved_at').on('conversation').column('saved_at').execute()
  },
}
