import { type Kysely, sql } from 'kysely'
import type { Schema } from './schema.ts'

/** What `user_version`, a number in the head of the file that backups carry too, is once a live start has used the database. */
const LIVE = 1

/**
 * Marks a database as live at a live start. Throws at a practice start of one that is marked: practice lets whoever reads its console look at all
 * referrals, and somebody who forgot a setting would open those of real people.
 */
export async function markLive(db: Kysely<Schema>, mode: 'practice' | 'live'): Promise<void> {
  const { rows } = await sql<{ user_version: number }>`pragma user_version`.execute(db)
  const isLive = rows[0]?.user_version === LIVE
  if (mode === 'live' && !isLive) await sql`pragma user_version = ${sql.lit(LIVE)}`.execute(db)
  if (mode === 'practice' && isLive)
    throw new Error(
      'This database holds live referrals, and this is practice: set MODE=live, or DATA_DIR to another folder',
    )
}
