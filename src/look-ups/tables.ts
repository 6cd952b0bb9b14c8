import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { isNation } from './places/share.ts'

const date = z.iso.date()
const seen = { source: z.string().min(1), seen: date, reviewBy: date }
const entries = z.record(z.string(), z.record(z.string(), z.number().positive().max(1)))

const tables = {
  'icbs.json': z.strictObject({
    ...seen,
    icbs: z.array(
      z.strictObject({
        ods: z.string().regex(/^[A-Z0-9]{3,5}$/),
        gss: z.string(),
        name: z.string(),
        from: date,
        to: date.optional(),
        successors: z.array(z.string()).min(1).optional(),
      }),
    ),
  }),
  'outcodes.json': z.strictObject({ ...seen, outcodes: entries }),
  'sectors.json': z.strictObject({ ...seen, sectors: entries }),
  'units.json': z.strictObject({
    ...seen,
    units: z.record(z.string(), z.record(z.string(), z.string().regex(/^([A-Z]{2})+$/))),
  }),
  'councils.json': z.strictObject({ ...seen, councils: entries }),
  'contacts.json': z.strictObject({
    ...seen,
    contacts: z.array(
      z.strictObject({
        ods: z.string(),
        website: z.url().optional(),
        websiteSource: z.url().optional(),
        seen: date,
        phbContact: z
          .strictObject({ phone: z.string().optional(), email: z.email().optional(), source: z.url(), seen: date })
          .nullable(),
      }),
    ),
  }),
}

type Tables = { readonly [File in keyof typeof tables]: z.infer<(typeof tables)[File]> }

/** Reads one table and checks its shape: an author's slip stops the start, naming file and entry. */
export const readTable = <File extends keyof Tables>(
  folder: string,
  file: File,
): { table: Tables[File]; text: string } => {
  const path = join(folder, file)
  const text = readFileSync(path, 'utf8')
  const read = tables[file].safeParse(parsed(path, text))
  if (!read.success) throw new Error(`${path}: ${z.prettifyError(read.error)}`)
  return { table: read.data as Tables[File], text }
}

/** Refuses an entry that names an ICB we do not list, or that repeats one. */
export const checkTables = (folder: string, tables: Tables): void => {
  const stop = (file: string, entry: string, why: string) => {
    throw new Error(`${join(folder, file)}: "${entry}" ${why}`)
  }
  const list = tables['icbs.json'].icbs
  const known = new Map(list.map((icb) => [icb.ods, icb]))
  for (const { ods, to, successors } of list) {
    if (list.filter((icb) => icb.ods === ods).length > 1) stop('icbs.json', ods, 'is there twice')
    if (Boolean(to) !== Boolean(successors)) stop('icbs.json', ods, 'needs both "to" and "successors", or neither')
    const wrong = successors?.find((next) => !known.has(next) || (known.get(next)?.to ?? '9') <= (to ?? ''))
    if (wrong) stop('icbs.json', ods, `is followed by "${wrong}", which is not there or does not last longer`)
  }
  const places = {
    'outcodes.json': tables['outcodes.json'].outcodes,
    'sectors.json': tables['sectors.json'].sectors,
    'units.json': tables['units.json'].units,
    'councils.json': tables['councils.json'].councils,
  }
  for (const [file, entries] of Object.entries(places))
    for (const [entry, areas] of Object.entries(entries))
      for (const area of Object.keys(areas))
        if (!known.has(area) && !isNation(area)) stop(file, entry, `names "${area}", which is not in icbs.json`)
  for (const { ods } of tables['contacts.json'].contacts)
    if (!known.has(ods)) stop('contacts.json', ods, 'is not in icbs.json')
}

/** The content of a file, if it is JSON. */
export const parsed = (path: string, text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new Error(`${path} is not JSON`, { cause })
  }
}
