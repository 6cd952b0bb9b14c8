import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** The word by which a person sees how their referral goes, as a hash that is slow to make; and how often somebody got it wrong. */
export const status: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema
      .createTable('status')
      .addColumn('referral_id', 'text', (column) =>
        column.primaryKey().notNull().references('referral.id').onDelete('cascade'),
      )
      .addColumn('salt', 'blob', (column) => column.notNull())
      .addColumn('hash', 'blob', (column) => column.notNull())
      .addColumn('wrong', 'integer', (column) => column.notNull().defaultTo(0))
      .addColumn('wrong_since', 'text')
      .modifyEnd(sql`without rowid`)
      .execute()
  },
}
