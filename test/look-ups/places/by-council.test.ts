import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { byCouncil, plain } from '../../../src/look-ups/places/by-council.ts'
import { commissioners, folder, today } from '../real.ts'

const { councils } = JSON.parse(readFileSync(join(folder, 'councils.json'), 'utf8'))
const areas = (name: string) => commissioners.byCouncil(name, today).map(({ area }) => area)

test.each([
  ['Adur', ['S9B9J'], 'its name'],
  ['London Borough of Barnet', ['Z9B2Z'], 'its full title'],
  ['barnet council', ['Z9B2Z'], 'its everyday name'],
  ['Royal Borough of Kingston upon Thames', ['QWE'], 'a royal borough'],
  ['city of bristol', ['QUY'], 'a city'],
  ['Hull City Council', ['QOQ'], 'a part of its name'],
  ['Durham', ['QHM'], 'without its county'],
  ['st helens', ['QYG'], 'without a dot'],
  ['kings lynn & west norfolk', ['T6Y0W'], 'with an ampersand'],
  ['Essex County Council', ['D7T5G'], 'a county, which is no district'],
  ['Surrey', ['S9B9J'], 'a county of Frimley'],
  ['Hampshire', ['QRL'], 'a county, though a district is named after it'],
  ['Powys', ['wales'], 'a council in Wales'],
  ['Scottish Borders', ['scotland'], 'a council in Scotland'],
  ['Shropshre', ['QOC'], 'a slip'],
  ['Wolverhamtpon', ['QUA'], 'two slips in a long name'],
  ['Newcastle', ['QHM', 'QNC'], 'two towns of one name'],
  ['City of London', ['QMF'], 'nothing but common words'],
  ['London', [], 'far too much'],
  ['north', [], 'too little'],
  ['the council', [], 'no name'],
  ['Byry', [], 'a slip in a short name: no guess'],
  ['the one with the blue bins', [], 'no council'],
])('%s is in %j: %s', (name, expected) => expect(areas(name).toSorted()).toEqual(expected.toSorted()))

test.each([
  'Buckinghamshire',
  'Cherwell',
  'Cumberland',
  'North Yorkshire',
  'Vale of White Horse',
  'Westmorland and Furness',
])('%s is split between boards', (name) => expect(areas(name).length).toBeGreaterThan(1))

test('every council is found by its own name, and no two become one', () => {
  const names = Object.keys(councils)
  expect(new Set(names.map(plain)).size).toBe(names.length)
  for (const name of names) expect(areas(name).toSorted()).toEqual(Object.keys(councils[name]).toSorted())
})

test('no text throws, and shares never exceed the whole', () => {
  const find = byCouncil(councils)
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.constantFrom(...Object.keys(councils))), (text) => {
      expect(find(text).reduce((sum, { share }) => sum + share, 0)).toBeLessThan(1.001)
    }),
    { numRuns: 200 },
  )
})
