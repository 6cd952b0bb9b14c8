import { type Kysely, sql, type Transaction } from 'kysely'
import { addLine } from '../audit.ts'
import type { BlindHash } from '../blind-hash.ts'
import { cells } from '../cells.ts'
import type { InboxEntry, InboxFilter, InboxRow, InboxStorage, Scope } from '../inbox-storage.ts'
import type { Keyring } from '../keyring.ts'
import { eventsOf, happened } from '../outbox/events.ts'
import { comingTo } from '../outbox/moves.ts'
import type { Schema } from '../schema.ts'
import { unsealJson } from '../seal.ts'
import { alike, asked, askedAt, withNewest } from './found.ts'

/** The inbox over our tables. */
export const inbox = (
  writer: Kysely<Schema>,
  reader: Kysely<Schema>,
  keys: Keyring,
  hashed: BlindHash,
): InboxStorage => ({
  list: (scope, filter, page) => list(reader, keys, hashed, scope, filter, page),
  find: async (scope, id) => {
    const row = await find(reader, hashed, scope, id)
    return row && { reference: row.reference, isClosed: !('referral' in opened(keys, row)) }
  },
  open: (scope, id, by) => writer.transaction().execute((trx) => open(trx, keys, hashed, scope, id, by)),
  write: (id, what, { at, by, note }, line) =>
    writer.transaction().execute(async (trx) => {
      const { referral_id: referral } = await trx
        .selectFrom('delivery')
        .select('referral_id')
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
      await happened(trx, { referral, delivery: id, at, what, by }, { keys, text: note })
      if (line) await addLine(trx, line)
    }),
})

async function list(
  db: Kysely<Schema>,
  keys: Keyring,
  hashed: BlindHash,
  scope: Scope,
  filter: InboxFilter,
  { size, from }: { readonly size: number; readonly from: number },
) {
  const found = withNewest(db).where(asked(scope, filter, hashed))
  const { total } = await found.select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const rows = await found
    .select(columns)
    .orderBy((is) => is.and([is('tells_of_danger', '=', 1), is('newest.opened_at', 'is', null)]), 'desc')
    .orderBy(sql`asked_at is not null`, 'desc')
    .orderBy('captured_at', 'desc')
    // Those of one moment stand in one order too, so that a page neither leaves one out nor shows it again.
    .orderBy(sql`newest.rowid`, 'desc')
    .limit(size)
    .offset(from)
    .execute()
  return { rows: rows.map((row) => shown(keys, row)), total }
}

const find = (db: Kysely<Schema>, hashed: BlindHash, scope: Scope, id: string) =>
  selected(db)
    .where('newest.id', '=', id)
    .where(asked(scope, {}, hashed))
    .executeTakeFirst()

async function open(
  db: Transaction<Schema>,
  keys: Keyring,
  hashed: BlindHash,
  scope: Scope,
  id: string,
  { staff, at, receives, act }: Parameters<InboxStorage['open']>[2],
): Promise<InboxEntry | undefined> {
  const before = await find(db, hashed, scope, id)
  if (!before) return undefined
  // What does not open was received by nobody.
  if (receives && 'referral' in opened(keys, before)) await receive(db, id, before.referral_id, staff, at)
  const row = (await find(db, hashed, scope, id)) ?? before
  const others = await alike(db, row.referral_id)
    .where(asked(scope, {}, hashed))
    .execute()
  if (act) await addLine(db, { at, staff, act, about: row.reference })
  const entry = shown(keys, row)
  return {
    ...entry,
    events: await eventsOf(db, 'referral' in entry ? keys : undefined, row.referral_id),
    alike: others.map((one) => ({ id: one.id, reference: one.reference, capturedAt: one.captured_at })),
  }
}

/** The commissioner's own people have opened it: they have it. */
async function receive(db: Transaction<Schema>, id: string, referral: string, by: string, at: string): Promise<void> {
  await db.updateTable('delivery').set({ opened_at: at }).where('id', '=', id).where('opened_at', 'is', null).execute()
  const { numUpdatedRows } = await db
    .updateTable('delivery')
    .set({ state: 'received', state_at: at, due_at: null, dead_at: null })
    .where('id', '=', id)
    .where('state', 'in', comingTo('received'))
    .executeTakeFirstOrThrow()
  if (numUpdatedRows > 0n) await happened(db, { referral, delivery: id, at, what: 'received', by })
}

const columns = [
  'newest.id',
  'newest.referral_id',
  'reference',
  'commissioner',
  'pathway',
  'newest.route',
  'newest.state',
  'newest.state_at',
  'captured_at',
  'newest.opened_at',
  'newest.dead_at',
  'tells_of_danger',
  askedAt,
  'key_id',
  'wrapped_key',
  'body',
] as const

type Row = NonNullable<Awaited<ReturnType<ReturnType<typeof selected>['executeTakeFirst']>>>
const selected = (db: Kysely<Schema>) => withNewest(db).select(columns)

const shown = (keys: Keyring, row: Row): InboxRow => ({
  id: row.id,
  reference: row.reference,
  commissioner: row.commissioner,
  pathway: row.pathway,
  route: row.route,
  state: row.state,
  stateAt: row.state_at ?? row.captured_at,
  capturedAt: row.captured_at,
  tellsOfDanger: row.tells_of_danger === 1,
  ...(row.opened_at !== null && { openedAt: row.opened_at }),
  ...(row.dead_at !== null && { deadAt: row.dead_at }),
  ...(row.asked_at !== null && { askedAt: row.asked_at }),
  ...opened(keys, row),
})

/** One that does not open hides no other, and is shown without what is in it. */
function opened(keys: Keyring, row: Row): Pick<InboxRow, 'referral'> {
  try {
    const key = keys.open('referral', row.referral_id, row)
    return { referral: unsealJson(key, cells.referral(row.referral_id), row.body) }
  } catch {
    return {}
  }
}
