import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** The first tables. Large columns come last, so that SQLite need not walk over them to reach the small ones. */
export const begin: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema
      .createTable('conversation')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('address_hash', 'blob', (column) => column.notNull().unique())
      .addColumn('version', 'integer', (column) => column.notNull())
      .addColumn('next_number', 'integer', (column) => column.notNull())
      .addColumn('saved_at', 'text', (column) => column.notNull())
      .addColumn('key_id', 'text', (column) => column.notNull())
      .addColumn('wrapped_key', 'blob', (column) => column.notNull())
      .addColumn('state', 'blob', (column) => column.notNull())
      .execute()

    await db.schema
      .createTable('entry')
      .addColumn('conversation_id', 'text', (column) =>
        column.notNull().references('conversation.id').onDelete('cascade'),
      )
      .addColumn('number', 'integer', (column) => column.notNull())
      .addColumn('activity', 'text')
      .addColumn('at', 'text', (column) => column.notNull())
      .addColumn('body', 'blob', (column) => column.notNull())
      .addPrimaryKeyConstraint('entry_number', ['conversation_id', 'number'])
      .execute()
    await db.schema
      .createIndex('entry_activity')
      .unique()
      .on('entry')
      .columns(['conversation_id', 'activity'])
      .where('activity', 'is not', null)
      .execute()

    await db.schema
      .createTable('referral')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('reference', 'text', (column) => column.notNull().unique())
      .addColumn('conversation_id', 'text', (column) => column.notNull())
      .addColumn('run', 'text', (column) => column.notNull())
      .addColumn('commissioner', 'text', (column) => column.notNull())
      .addColumn('captured_at', 'text', (column) => column.notNull())
      .addColumn('key_id', 'text', (column) => column.notNull())
      .addColumn('wrapped_key', 'blob', (column) => column.notNull())
      .addColumn('body', 'blob', (column) => column.notNull())
      .addUniqueConstraint('referral_run', ['conversation_id', 'run'])
      .execute()

    await db.schema
      .createTable('delivery')
      .addColumn('number', 'integer', (column) => column.primaryKey().autoIncrement())
      .addColumn('id', 'text', (column) => column.notNull().unique())
      .addColumn('referral_id', 'text', (column) => column.notNull().references('referral.id'))
      .addColumn('route', 'text', (column) => column.notNull())
      .addColumn('opened_at', 'text')
      .execute()

    await db.schema
      .createTable('secret')
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('hash', 'blob', (column) => column.notNull())
      .addColumn('expires', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('secret_hash', ['kind', 'hash'])
      .execute()

    await db.schema
      .createTable('data_key')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('proof', 'blob', (column) => column.notNull())
      .execute()
  },
}
