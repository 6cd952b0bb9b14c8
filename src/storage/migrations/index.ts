import type { Migration } from 'kysely/migration'
import { begin } from './2026-11-22-begin.ts'
import { savedAt } from './2026-11-23-saved-at.ts'
import { question } from './2026-11-26-question.ts'
import { outbox } from './2026-11-27-outbox.ts'
import { audit } from './2026-11-27-outbox-audit.ts'
import { erased } from './2026-11-27-outbox-erased.ts'
import { status } from './2026-11-27-outbox-status.ts'
import { staff } from './2026-11-27-staff.ts'
import { walks } from './2026-11-27-walks.ts'

/**
 * What made the tables as they are, in the order of their names. A migration that has been released is never edited.
 * Expand first: add what the new code needs in one release, and remove what nobody reads in a later one, so that two
 * versions can share a database while one replaces the other.
 */
export const migrations: Record<string, Migration> = {
  '2026-11-22-begin': begin,
  '2026-11-23-saved-at': savedAt,
  '2026-11-26-question': question,
  '2026-11-27-outbox': outbox,
  '2026-11-27-outbox-audit': audit,
  '2026-11-27-outbox-erased': erased,
  '2026-11-27-outbox-status': status,
  '2026-11-27-staff': staff,
  '2026-11-27-walks': walks,
}
