import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { loadCommissioners } from '../../src/look-ups/commissioners.ts'
import { commissioners, folder, now, today } from './real.ts'

const areas = (postcode: string) => commissioners.byPostcode(postcode, today).map(({ area }) => area)

describe('the boards', () => {
  test('there are 36 today, and there were 42 before 1 April 2026', () => {
    expect(commissioners.on(today)).toHaveLength(36)
    expect(commissioners.on('2026-04-01')).toHaveLength(36)
    expect(commissioners.on('2026-03-31')).toHaveLength(42)
    expect(commissioners.on('2022-06-30')).toHaveLength(0)
  })

  test('those abolished lead to their successors', () => {
    const next = (ods: string) => commissioners.successors(ods, today).map((icb) => icb.ods)
    expect(next('QH8')).toEqual(['D7T5G'])
    expect(next('QNQ')).toEqual(['QRL', 'S0E4D', 'S9B9J'])
    expect(next('QHM')).toEqual(['QHM'])
    expect(commissioners.at('QH8', today)).toBeUndefined()
    expect(commissioners.at('QH8', '2026-03-31')?.name).toBe('NHS Mid and South Essex Integrated Care Board')
  })

  test('the version changes on the day of a merger, by London time', () => {
    expect(commissioners.version('2026-03-31T22:59:59Z')).not.toBe(commissioners.version('2026-03-31T23:00:00Z'))
    expect(commissioners.version('2026-04-02T00:00:00Z')).toBe(commissioners.version(now))
  })

  test('every website has a source on the same site', () => {
    const { contacts } = table('contacts.json')
    expect(contacts).toHaveLength(36)
    for (const { website, websiteSource } of contacts) if (website) expect(websiteSource.startsWith(website)).toBe(true)
  })
})

describe('a postcode', () => {
  test.each([
    ['AL1', ['S1Y5D'], 'an outcode in one area'],
    ['sw1a1aa', ['Z9B2Z'], 'however it is typed'],
    ['B14', ['QHL', 'QGH'], 'a split outcode'],
    ['B14 6AA', ['QHL'], 'resolved by its sector'],
    ['B14 4AA', ['QHL'], 'resolved by itself'],
    ['B14 4PP', ['QGH'], 'resolved by itself, the other side'],
    ['B14 4ZZ', ['QHL', 'QGH'], 'in a split sector, and in no table'],
    ['CH1 6AA', ['QYG'], 'England at Chester'],
    ['CH1 6BA', ['wales'], 'Wales at Chester'],
    ['CH4', ['QYG', 'wales'], 'both sides'],
    ['HR3 5AA', ['wales'], 'Hay-on-Wye'],
    ['HR3 5AL', ['QGH'], 'over the river'],
    ['SY10 9BP', ['wales'], 'west of Oswestry'],
    ['SY10 1AA', ['QOC'], 'Oswestry'],
    ['SY13', ['QOC', 'wales', 'QYG'], 'three sides'],
    ['TD15', ['QHM', 'scotland'], 'Berwick'],
    ['TD15 2AA', ['QHM'], 'Berwick, by sector'],
    ['TD9 7AA', ['scotland'], 'Hawick, by sector'],
    ['GU14', ['QRL'], 'Frimley, now Hampshire'],
    ['GU15 1AA', ['S9B9J'], 'Frimley, now Surrey'],
    ['RG42', ['S0E4D'], 'Frimley, now Thames Valley'],
    ['GU46 6FP', ['S0E4D'], 'Frimley, where three meet'],
    ['BT1 1AA', ['northernIreland'], 'Belfast'],
    ['GY1', ['elsewhere'], 'Guernsey'],
    ['ZZ1 1ZZ', [], 'nowhere'],
    ['my house', [], 'no postcode'],
  ])('%s is in %j: %s', (postcode, expected) => expect(areas(postcode)).toEqual(expected))

  test('every outcode and every split sector leads to boards of today, or to a nation', () => {
    const known = new Set([...commissioners.on(today).map(({ ods }) => ods), 'wales', 'scotland', 'northernIreland'])
    const places = [...Object.keys(table('outcodes.json').outcodes), ...Object.keys(table('sectors.json').sectors)]
    expect(places.length).toBeGreaterThan(4000)
    for (const place of places) {
      const found = areas(place.includes(' ') ? `${place}AA` : place)
      expect(found.length).toBeGreaterThan(0)
      expect(found.filter((area) => !known.has(area))).toEqual([])
    }
  })

  test('no text throws', () => {
    fc.assert(fc.property(fc.string(), (text) => Array.isArray(commissioners.byPostcode(text, today))))
  })

  test('tables that still name a board after its merger lead on to its successors', () => {
    withTables({ 'icbs.json': (text) => merge(text) }, (merged) => {
      expect(merged.byPostcode('TR1', '2027-03-31').map(({ area }) => area)).toEqual(['QT6'])
      expect(merged.byPostcode('TR1', '2027-04-01').map(({ area }) => area)).toEqual(['X1X1X'])
    })
  })
})

describe('inconsistent tables stop the start', () => {
  test.each([
    ['outcodes.json', '"AL1": {"S1Y5D"', '"AL1": {"S1Y5X"', /outcodes\.json: "AL1" names "S1Y5X"/],
    ['units.json', '"B14 4": {"QHL"', '"B14 4": {"QXX"', /units\.json: "B14 4" names "QXX"/],
    ['units.json', '"B14 4": {"QHL": "AA', '"B14 4": {"QHL": "A', /units\.json[\s\S]*B14 4/],
    ['councils.json', '"Adur": {"S9B9J": 1.0}', '"Adur": {"S9B9J": 2.0}', /councils\.json[\s\S]*Adur/],
    ['icbs.json', '"successors": ["D7T5G"]', '"successors": ["QH8"]', /icbs\.json: "QH8" is followed by "QH8"/],
    ['icbs.json', ', "to": "2026-04-01"', '', /icbs\.json: "\w+" needs both/],
    ['icbs.json', '"ods": "QUA"', '"ods": "QUY"', /icbs\.json: "QUY" is there twice/],
    ['icbs.json', '"seen": "2026-11-22"', '"seen": "November"', /icbs\.json[\s\S]*seen/],
    ['contacts.json', '"ods": "QUA"', '"ods": "QUX"', /contacts\.json: "QUX"/],
    ['sectors.json', '{', '', /sectors\.json is not JSON/],
  ])('%s with %s for %s', (file, is, becomes, error) => {
    expect(table(file)).toBeDefined()
    expect(() => withTables({ [file]: (text) => text.replace(is, becomes) }, () => undefined)).toThrow(error)
  })
})

test('loads quickly: a conversation must not wait for it', () => {
  const start = performance.now()
  loadCommissioners(folder)
  expect(performance.now() - start).toBeLessThan(250)
})

const table = (file: string) => JSON.parse(readFileSync(join(folder, file), 'utf8'))

const merge = (text: string) =>
  text
    .replace(/("ods": "QT6".*?)\}/, '$1, "to": "2027-04-01", "successors": ["X1X1X"]}')
    .replace(
      '"icbs": [',
      '"icbs": [{"ods": "X1X1X", "gss": "E54000099", "name": "NHS Peninsula Integrated Care Board", "from": "2027-04-01"},',
    )

const withTables = (
  changes: Record<string, (text: string) => string>,
  use: (changed: ReturnType<typeof loadCommissioners>) => void,
) => {
  const copy = mkdtempSync(join(tmpdir(), 'commissioners-'))
  try {
    cpSync(folder, copy, { recursive: true })
    for (const [file, change] of Object.entries(changes)) {
      const before = readFileSync(join(copy, file), 'utf8')
      const after = change(before)
      expect(after).not.toBe(before)
      writeFileSync(join(copy, file), after)
    }
    use(loadCommissioners(copy))
  } finally {
    rmSync(copy, { recursive: true })
  }
}
