import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** For what runs each second, minute or hour, or at each request: without these it walked through tables that only grow. */
export const walks: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema.createIndex('secret_expires').on('secret').column('expires').execute()
    await db.schema
      .createIndex('delivery_leased')
      .on('delivery')
      .columns(['leased_until', 'destination'])
      .where('leased_until', 'is not', null)
      .execute()
    // In the very words of the query: SQLite takes the index for no others.
    await sql`create index delivery_open on delivery (number)
      where state not in ('accepted', 'declined', 'redirected', 'withdrawn') or dead_at is not null`.execute(db)
    await db.schema.createIndex('referral_state').on('referral').columns(['state', 'state_at']).execute()
    await db.schema.createIndex('referral_commissioner').on('referral').column('commissioner').execute()
    await db.schema.createIndex('found_by_referral').on('found_by').column('referral_id').execute()
  },
}
