import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** How far each delivery is, when it is tried next and who is at it now; what happened to a referral; by what staff find it. */
export const outbox: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema
      .alterTable('referral')
      .addColumn('pathway', 'text', (column) => column.notNull().defaultTo('unknown'))
      .execute()
    await db.schema
      .alterTable('referral')
      .addColumn('state', 'text', (column) => column.notNull().defaultTo('captured'))
      .execute()
    await db.schema.alterTable('referral').addColumn('state_at', 'text').execute()
    await db.schema
      .alterTable('referral')
      .addColumn('tells_of_danger', 'integer', (column) => column.notNull().defaultTo(0))
      .execute()

    for (const [name, type] of [
      ['destination', 'text'],
      ['state_at', 'text'],
      ['due_at', 'text'],
      ['lease', 'text'],
      ['leased_until', 'text'],
      ['problem', 'text'],
      ['dead_at', 'text'],
    ] as const) {
      await db.schema.alterTable('delivery').addColumn(name, type).execute()
    }
    await db.schema
      .alterTable('delivery')
      .addColumn('what', 'text', (column) => column.notNull().defaultTo('referral'))
      .execute()
    await db.schema
      .alterTable('delivery')
      .addColumn('state', 'text', (column) => column.notNull().defaultTo('captured'))
      .execute()
    await db.schema
      .alterTable('delivery')
      .addColumn('tries', 'integer', (column) => column.notNull().defaultTo(0))
      .execute()
    // What was there before is in the inbox already: sent, and received where somebody opened it.
    await sql`update delivery set destination = 'inbox', state = iif(opened_at is null, 'sent', 'received'),
      state_at = coalesce(opened_at, (select captured_at from referral where referral.id = referral_id))`.execute(db)
    await sql`update referral set (state, state_at) =
      (select delivery.state, delivery.state_at from delivery where referral_id = referral.id)`.execute(db)
    await db.schema
      .createIndex('delivery_due')
      .on('delivery')
      .columns(['destination', 'due_at'])
      .where('due_at', 'is not', null)
      .execute()
    await db.schema.createIndex('delivery_referral').on('delivery').column('referral_id').execute()

    await db.schema
      .createTable('event')
      .addColumn('number', 'integer', (column) => column.primaryKey().autoIncrement())
      .addColumn('referral_id', 'text', (column) => column.notNull().references('referral.id').onDelete('cascade'))
      .addColumn('delivery_id', 'text')
      .addColumn('at', 'text', (column) => column.notNull())
      .addColumn('what', 'text', (column) => column.notNull())
      .addColumn('by', 'text')
      .addColumn('body', 'blob')
      .execute()
    await db.schema.createIndex('event_referral').on('event').column('referral_id').execute()

    await db.schema
      .createTable('found_by')
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('hash', 'blob', (column) => column.notNull())
      .addColumn('referral_id', 'text', (column) => column.notNull().references('referral.id').onDelete('cascade'))
      .addPrimaryKeyConstraint('found_by_hash', ['kind', 'hash', 'referral_id'])
      .modifyEnd(sql`without rowid`)
      .execute()

    await db.schema
      .createTable('alarm')
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('delivery_id', 'text', (column) => column.notNull())
      .addColumn('raised_at', 'text', (column) => column.notNull())
      .addColumn('told_at', 'text')
      .addPrimaryKeyConstraint('alarm_of_delivery', ['kind', 'delivery_id'])
      .modifyEnd(sql`without rowid`)
      .execute()
  },
}
