import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Questions that no article answered. Without row ids: they would tell in which order people asked. */
export const question: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema
      .createTable('question')
      .addColumn('hash', 'blob', (column) => column.primaryKey().notNull())
      .addColumn('count', 'integer', (column) => column.notNull())
      .addColumn('first_day', 'text', (column) => column.notNull())
      .addColumn('last_day', 'text', (column) => column.notNull())
      .addColumn('key_id', 'text', (column) => column.notNull())
      .addColumn('body', 'blob', (column) => column.notNull())
      .modifyEnd(sql`without rowid`)
      .execute()
    await db.schema.createIndex('question_rarest').on('question').columns(['count', 'last_day']).execute()
  },
}
