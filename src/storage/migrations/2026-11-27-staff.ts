import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Who may sign in to the inbox, with which passkeys; whose a secret is, and when it was last seen. */
export const staff: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema
      .createTable('staff')
      .addColumn('id', 'text', (column) => column.primaryKey().notNull())
      .addColumn('email_hash', 'blob', (column) => column.notNull().unique())
      .addColumn('role', 'text', (column) => column.notNull())
      .addColumn('commissioner', 'text')
      .addColumn('pathways', 'text')
      .addColumn('created_at', 'text', (column) => column.notNull())
      .addColumn('ended_at', 'text')
      .addColumn('key_id', 'text', (column) => column.notNull())
      .addColumn('wrapped_key', 'blob', (column) => column.notNull())
      .addColumn('body', 'blob', (column) => column.notNull())
      .execute()
    await db.schema
      .createTable('passkey')
      .addColumn('id', 'text', (column) => column.primaryKey().notNull())
      .addColumn('staff_id', 'text', (column) => column.notNull().references('staff.id').onDelete('cascade'))
      .addColumn('public_key', 'blob', (column) => column.notNull())
      .addColumn('counter', 'integer', (column) => column.notNull())
      .addColumn('created_at', 'text', (column) => column.notNull())
      .addColumn('used_at', 'text')
      .execute()
    await db.schema.createIndex('passkey_staff').on('passkey').column('staff_id').execute()
    for (const name of ['subject', 'seen_at']) await db.schema.alterTable('secret').addColumn(name, 'text').execute()
    await sql`delete from secret`.execute(db)
  },
}
