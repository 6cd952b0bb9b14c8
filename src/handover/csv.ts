import { stringify } from 'csv-stringify/sync'
import type { CsvRow, Letter } from './letter/letter.ts'

/** What begins with one of these is a formula to a spreadsheet, which would run it (OWASP: CSV injection). */
const FORMULA = /^[=+\-@\t\r\n]|^\s*[=+\-@]/

/** A formula becomes text: its apostrophe is shown by no spreadsheet. */
const neutral = (text: string): string => (FORMULA.test(text) ? `'${text}` : text)

/** The columns that are no fields, in words; and how a value is marked that was given before the person changed something. */
export type CsvWords = {
  readonly reference: string
  readonly state: string
  readonly commissioner: string
  readonly submitted: string
  readonly danger: string
  readonly corrections: string
  readonly mayHaveChanged: (value: string) => string
}

/**
 * Referrals as a table for spreadsheets: how it is safe to make contact in its first columns, whatever its rows hold, then what the person has
 * changed since. UTF-8 with a mark at its beginning, without which Excel takes names for nonsense.
 */
export function csv(rows: readonly CsvRow[], words: CsvWords): string {
  const tables = rows.map((row): Table => {
    if (!('letter' in row)) return { contact: {}, rest: { [words.reference]: row.reference, [words.state]: row.state } }
    const { contact, corrections, danger, reference, commissioner, submitted, sections } = row.letter
    const isOld = corrections.length > 0
    return {
      contact: fieldsOf(
        isOld ? contact.map((field) => ({ ...field, value: words.mayHaveChanged(field.value) })) : contact,
      ),
      rest: {
        [words.corrections]: corrections.map(({ at, text }) => `${at}: ${text}`).join('; '),
        [words.danger]: danger.join('; '),
        [words.reference]: reference,
        [words.state]: row.state,
        [words.commissioner]: commissioner,
        [words.submitted]: submitted,
        ...fieldsOf(sections.flatMap(({ rows }) => rows)),
      },
    }
  })
  const contact = tables.flatMap((table) => Object.keys(table.contact))
  const first = [words.corrections, words.danger, words.reference, words.state]
  const columns = [...new Set([...contact, ...first, ...tables.flatMap(({ rest }) => Object.keys(rest))])]
  const lines = tables.map(({ contact, rest }) => {
    const cells = { ...rest, ...contact }
    return columns.map((name) => neutral(cells[name] ?? ''))
  })
  return stringify([columns.map(neutral), ...lines], { bom: true, quoted: true, record_delimiter: 'windows' })
}

type Fields = Readonly<Record<string, string>>
type Table = { readonly contact: Fields; readonly rest: Fields }

const fieldsOf = (rows: Letter['contact']): Fields => Object.fromEntries(rows.map(({ label, value }) => [label, value]))
