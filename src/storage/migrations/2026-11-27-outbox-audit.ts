import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Who looked at what, and did what, each line sealing those before it. SQLite itself refuses to change or delete one. */
export const audit: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema
      .createTable('audit')
      .addColumn('number', 'integer', (column) => column.primaryKey())
      .addColumn('at', 'text', (column) => column.notNull())
      .addColumn('staff', 'text', (column) => column.notNull())
      .addColumn('act', 'text', (column) => column.notNull())
      .addColumn('about', 'text')
      .addColumn('hash', 'blob', (column) => column.notNull())
      .execute()
    for (const change of ['update', 'delete'])
      await sql`create trigger ${sql.ref(`audit_no_${change}`)} before ${sql.raw(change)} on audit
        begin select raise(abort, 'the audit log is only added to'); end`.execute(db)
  },
}
