import { createHash } from 'node:crypto'
import { type Kysely, sql, type Transaction } from 'kysely'
import type { AuditLine, AuditStorage } from './audit-storage.ts'
import type { Schema } from './schema.ts'

/** Before the first line there is nothing. */
const BEGINNING = Buffer.alloc(32)

/** The audit log over its table. */
export const audit = (writer: Kysely<Schema>, reader: Kysely<Schema>): AuditStorage => ({
  add: (line) => writer.transaction().execute((trx) => addLine(trx, line)),
  addAll: (line, about) => writer.transaction().execute((trx) => addLines(trx, line, about)),
  head: async () => {
    const last = await lastLine(reader)
    return { number: last?.number ?? 0, hash: (last?.hash ?? BEGINNING).toString('hex') }
  },
  last: async (act) => {
    const row = await reader
      .selectFrom('audit')
      .select('at')
      .where('act', '=', act)
      .orderBy('number', 'desc')
      .limit(1)
      .executeTakeFirst()
    return row?.at
  },
  lines: async (about) => {
    const isOneOf = sql<boolean>`instr(' ' || about || ' ', ${` ${about} `}) > 0`
    return (await reader.selectFrom('audit').selectAll().where(isOneOf).orderBy('number').execute()).map(shown)
  },
  firstBroken: async (head) => {
    let before: Buffer = BEGINNING
    let number = 0
    for (const row of await reader.selectFrom('audit').selectAll().orderBy('number').execute()) {
      number += 1
      if (row.number !== number || !hashOf(before, number, shown(row)).equals(row.hash)) return number
      before = row.hash
      if (head?.number === number && head.hash !== before.toString('hex')) return number
    }
    return head && head.number > number ? number + 1 : undefined
  },
})

/** Adds a line in the transaction of what it tells of: neither is there without the other. */
export async function addLine(trx: Transaction<Schema>, line: AuditLine): Promise<void> {
  const last = await lastLine(trx)
  const number = (last?.number ?? 0) + 1
  const hash = hashOf(last?.hash ?? BEGINNING, number, line)
  await trx
    .insertInto('audit')
    .values({ number, at: line.at, staff: line.staff, act: line.act, about: line.about ?? null, hash })
    .execute()
}

/** Adds a line for each few of these references; one line where there are none. */
export async function addLines(
  trx: Transaction<Schema>,
  line: Omit<AuditLine, 'about'>,
  about: readonly string[],
): Promise<void> {
  if (about.length === 0) await addLine(trx, line)
  for (let from = 0; from < about.length; from += IN_A_LINE)
    await addLine(trx, { ...line, about: about.slice(from, from + IN_A_LINE).join(' ') })
}

/** So many references stand in a line: as many as on a page of the list. */
const IN_A_LINE = 25

const lastLine = (db: Kysely<Schema>) =>
  db
    .selectFrom('audit')
    .select(['number', 'hash'])
    .where('number', '=', ({ selectFrom }) => selectFrom('audit').select(({ fn }) => fn.max('number').as('last')))
    .executeTakeFirst()

type Row = Omit<Schema['audit'], 'hash' | 'number'>

const shown = ({ at, staff, act, about }: Row): AuditLine => ({ at, staff, act, ...(about !== null && { about }) })

/** A line's hash: of the hash before it, its number and all that it says. */
const hashOf = (before: Buffer, number: number, { at, staff, act, about }: AuditLine): Buffer =>
  createHash('sha256')
    .update(before)
    .update(JSON.stringify([number, at, staff, act, about ?? null]))
    .digest()
