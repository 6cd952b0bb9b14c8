import { stringify } from 'csv-stringify/sync'
import type { CsvRow, Letter } from './letter/letter.ts'

/** What begins with one of these is a formula to a spreadsheet, which would run it (OWASP: CSV injection). */
const FORMULA = /^[=+\-@\t\r\n]|^\s*[=+\-@]/

/** A formula becomes text: its apostrophe is shown by no spreadsheet. */
const neutral = (text: string): string => (FORMULA.test(text) ? `'${text}` : text)

/**
 * Referrals as a table for spreadsheets, how it is safe to make contact in its first columns, then what the person has changed since. `headings`: of the first columns, in words. UTF-8
 * with a mark at its beginning, without which Excel takes names for nonsense.
 */
export function csv(
  rows: readonly CsvRow[],
  headings: {
    readonly reference: string
    readonly state: string
    readonly commissioner: string
    readonly submitted: string
    readonly danger: string
    readonly corrections: string
  },
): string {
  const whole = ({ state, letter }: { readonly state: string; readonly letter: Letter }) => ({
    ...fieldsOf(letter.contact),
    [headings.corrections]: letter.corrections.map(({ at, text }) => `${at}: ${text}`).join('; '),
    [headings.danger]: letter.danger.join('; '),
    [headings.reference]: letter.reference,
    [headings.state]: state,
    [headings.commissioner]: letter.commissioner,
    [headings.submitted]: letter.submitted,
    ...fieldsOf(letter.sections.flatMap(({ rows }) => rows)),
  })
  const tables = rows.map((row) =>
    'letter' in row ? whole(row) : { [headings.reference]: row.reference, [headings.state]: row.state },
  )
  const columns = [...new Set(tables.flatMap((table) => Object.keys(table)))]
  const lines = tables.map((table: Readonly<Record<string, string>>) =>
    columns.map((name) => neutral(table[name] ?? '')),
  )
  return stringify([columns.map(neutral), ...lines], { bom: true, quoted: true, record_delimiter: 'windows' })
}

const fieldsOf = (rows: Letter['contact']): Readonly<Record<string, string>> =>
  Object.fromEntries(rows.map(({ label, value }) => [label, value]))
