import { createHash } from 'node:crypto'
import { londonDate } from './london-date.ts'
import { byCouncil } from './places/by-council.ts'
import { byPostcode } from './places/by-postcode.ts'
import { type Icbs, icbs } from './places/icbs.ts'
import { isNation, merged, type Share } from './places/share.ts'
import { checkTables, readTable } from './tables.ts'

/** Who commissions NHS care, and where. Areas are given as they are on a date, even while the tables still name the boards before. */
export type Commissioners = Pick<Icbs, 'on' | 'at' | 'successors' | 'before'> & {
  /** The boards (by ODS code) or nations that a postcode or outcode may lie in, the likeliest first; none if unknown. */
  readonly byPostcode: (postcode: string, date: string) => readonly Share[]
  /** The same by a council's name, as a person types it. */
  readonly byCouncil: (name: string, date: string) => readonly Share[]
  /** The name of a board, abolished ones too. */
  readonly name: (ods: string) => string | undefined
  /** The board's own website, if we have seen it. */
  readonly website: (ods: string) => string | undefined
  /** Changes when a table does, and on the day of a merger. */
  readonly version: (now: string) => string
}

/** Reads the tables of `content/commissioners` once. Stops, naming file and entry, when they do not fit each other. */
export const loadCommissioners = (folder: string): Commissioners => {
  const hash = createHash('sha256')
  const read = <File extends Parameters<typeof readTable>[1]>(file: File) => {
    const { table, text } = readTable(folder, file)
    hash.update(text)
    return table
  }
  const tables = {
    'icbs.json': read('icbs.json'),
    'outcodes.json': read('outcodes.json'),
    'sectors.json': read('sectors.json'),
    'units.json': read('units.json'),
    'councils.json': read('councils.json'),
    'contacts.json': read('contacts.json'),
  }
  checkTables(folder, tables)

  const boards = icbs(
    tables['icbs.json'].icbs.map(({ gss: _, ...icb }) => ({ ...icb, successors: icb.successors ?? [] })),
  )
  const changes = [...new Set(boards.all.flatMap(({ from, to }) => (to ? [from, to] : [from])))].toSorted()
  const websites = new Map(tables['contacts.json'].contacts.map(({ ods, website }) => [ods, website]))
  const councilShares = byCouncil(tables['councils.json'].councils)
  const postcodes = {
    outcodes: tables['outcodes.json'].outcodes,
    sectors: tables['sectors.json'].sectors,
    units: tables['units.json'].units,
  }
  const digest = hash.digest('hex').slice(0, 8)
  return {
    on: boards.on,
    at: boards.at,
    successors: boards.successors,
    before: boards.before,
    byPostcode: (postcode, date) => asOf(boards, byPostcode(postcodes, postcode), date),
    byCouncil: (name, date) => asOf(boards, councilShares(name), date),
    name: (ods) => boards.all.find((icb) => icb.ods === ods)?.name,
    website: (ods) => websites.get(ods),
    version: (now) => {
      const today = londonDate(now)
      return `${digest}.${changes.filter((change) => change <= today).at(-1) ?? ''}`
    },
  }
}

const asOf = (boards: Icbs, found: readonly Share[], date: string) =>
  merged(
    found.flatMap((one) =>
      isNation(one.area) ? [one] : boards.successors(one.area, date).map(({ ods }) => ({ ...one, area: ods })),
    ),
  )
