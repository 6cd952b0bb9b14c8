import { parse, validOutcode } from 'postcode'
import { type Share, shares } from './share.ts'

type Entries = Readonly<Record<string, Readonly<Record<string, number>>>>

/** From coarse to fine: outcode (`GU14`), sector (`GU14 6`) where an outcode is split, postcodes where a sector is. */
export type PostcodeTables = {
  readonly outcodes: Entries
  readonly sectors: Entries
  /** For each sector that is split, the areas, each with the last two letters of its postcodes in one string. */
  readonly units: Readonly<Record<string, Readonly<Record<string, string>>>>
}

// Smaller remainders are postcodes placed a few metres wrong: the tables agree with the true areas in 99.84 per cent.
const Sure = 0.995

/**
 * The areas that a postcode or outcode may lie in, the likeliest first: one when that is sure, none when we do not know the
 * postcode. Asking for more than the outcode helps only where the outcode is split.
 */
export const byPostcode = (tables: PostcodeTables, text: string): readonly Share[] => {
  const outcode = outcodeOf(text)
  if (!outcode) return []
  const outside = notInTables(outcode)
  if (outside) return outside
  const wide = entry(tables.outcodes, outcode)
  const { sector, unit } = parse(text)
  if (isSure(wide) || !sector || !unit) return settled(wide)
  const near = entry(tables.sectors, sector)
  if (isSure(near)) return settled(near)
  const area = areaOfUnit(tables.units[sector], unit)
  if (area) return [{ area, share: 1 }]
  return near.length > 0 ? near : wide
}

/** The first half of a postcode, also when only that was given. */
export const outcodeOf = (text: string): string | undefined => {
  const whole = parse(text)
  if (whole.valid) return whole.outcode
  const half = text.replaceAll(/\s/g, '').toUpperCase()
  return validOutcode(half) ? half : undefined
}

// Their postcodes may not be given away with ours, but their letters say enough.
const notInTables = (outcode: string): readonly Share[] | undefined => {
  if (/^BT\d/.test(outcode)) return [{ area: 'northernIreland', share: 1 }]
  if (/^(GY|JE|IM)\d/.test(outcode)) return [{ area: 'elsewhere', share: 1 }]
  return undefined
}

const entry = (entries: Entries, key: string) => shares(entries[key] ?? {})

const isSure = (list: readonly Share[]) => (list[0]?.share ?? 0) >= Sure

const settled = (list: readonly Share[]) => (isSure(list) ? list.slice(0, 1) : list)

const areaOfUnit = (sector: Readonly<Record<string, string>> | undefined, unit: string) =>
  Object.entries(sector ?? {}).find(([, units]) => includesPair(units, unit))?.[0]

const includesPair = (units: string, unit: string) => {
  let at = units.indexOf(unit)
  while (at % 2 === 1) at = units.indexOf(unit, at + 1)
  return at >= 0
}
