import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as fc from 'fast-check'
import type { Found } from '../../src/core/dialog/look-up.ts'
import { area } from '../../src/look-ups/area.ts'
import type { Hints } from '../../src/look-ups/places/said.ts'
import { commissioners, folder, now } from './real.ts'

const lookUp = area(commissioners)
const find = (hints: Hints) => lookUp.find(hints, now) as Found
const brief = (hints: Hints) => {
  const { choice, detail } = find(hints)
  const ids = detail?.options?.map(({ id }) => id)
  return [
    choice,
    detail?.values?.livesIn,
    detail?.values?.ods ?? detail?.values?.nation ?? (ids && ids.length < 9 ? ids : ids?.length),
  ]
}
const none = { choice: 'none' }
const unknown = { choice: 'unknown' }
const near = { choice: 'near' }
const notEngland = { choice: 'notEngland' }

test.each<[string, Hints, unknown[]]>([
  ['no GP: the home decides', { postcode: 'AL1', gp: none }, ['clear', 'england', 'S1Y5D']],
  ['a GP nearby: the home decides', { postcode: 'AL1', gp: 'Elm', gpPostcode: near }, ['clear', 'england', 'S1Y5D']],
  ['a GP we cannot place: the home is a hint', { postcode: 'AL1', gp: unknown }, ['clear', 'england', 'S1Y5D']],
  ['a GP elsewhere decides', { postcode: 'AL1', gp: 'Elm', gpPostcode: 'TR1 1AA' }, ['clear', 'england', 'QT6']],
  [
    'a GP postcode without a GP does not',
    { postcode: 'AL1', gp: none, gpPostcode: 'TR1' },
    ['clear', 'england', 'S1Y5D'],
  ],
  [
    'a GP decides even where the home is in doubt',
    { postcode: 'B14', gpPostcode: 'AL1' },
    ['clear', 'england', 'S1Y5D'],
  ],
  ['a GP alone: who knows where they live', { gpPostcode: 'TR1' }, ['clear', 'unknown', 'QT6']],

  ['a split home asks for the council', { postcode: 'B14', gp: none }, ['council', 'england', undefined]],
  ['which resolves it', { postcode: 'B14', gp: none, council: 'Bromsgrove' }, ['clear', 'england', 'QGH']],
  ['or not', { postcode: 'B14', gp: none, council: unknown }, ['pick', 'england', ['QHL', 'QGH']]],
  ['or contradicts', { postcode: 'B14', gp: none, council: 'Leeds' }, ['pick', 'england', ['QWO', 'QHL', 'QGH']]],
  [
    'a sure postcode outweighs the council',
    { postcode: 'AL1', gp: none, council: 'Leeds' },
    ['clear', 'england', 'S1Y5D'],
  ],
  [
    'a split council with a postcode',
    { postcode: 'LA9', gp: none, council: 'Westmorland and Furness' },
    ['clear', 'england', 'QE1'],
  ],
  ['a split council alone', { gp: none, council: 'Westmorland and Furness' }, ['pick', 'england', ['QE1', 'QHM']]],
  ['a council alone', { gp: none, council: 'Leeds' }, ['clear', 'england', 'QWO']],
  ['nothing known', {}, ['council', 'unknown', undefined]],
  ['nothing known at all', { postcode: { choice: 'skip' }, gp: none, council: unknown }, ['pick', 'unknown', 36]],
  ['a postcode that is none', { postcode: 'ZZ1', council: unknown }, ['pick', 'unknown', 36]],

  [
    'a split GP postcode elsewhere: pick, the home first',
    { postcode: 'B80', gpPostcode: 'B14' },
    ['pick', 'england', ['QGH', 'QHL']],
  ],
  ['a split GP postcode, the same as at home', { postcode: 'B14 6AA', gpPostcode: 'B14' }, ['clear', 'england', 'QHL']],
  ['a split GP postcode, as split as home', { postcode: 'B14', gpPostcode: 'B14' }, ['council', 'england', undefined]],
  ['a split GP postcode alone', { gpPostcode: 'B14' }, ['council', 'unknown', undefined]],
  ['then with the council', { gpPostcode: 'B14', council: 'Bromsgrove' }, ['clear', 'england', 'QGH']],
  ['then without', { gpPostcode: 'B14', council: unknown }, ['pick', 'unknown', ['QHL', 'QGH']]],

  ['home in England, GP in Wales', { postcode: 'HR3 5AL', gpPostcode: 'HR3 5AA' }, ['border', 'england', 'QGH']],
  ['home in Wales, GP in England', { postcode: 'HR3 5AA', gpPostcode: 'HR3 5AL' }, ['border', 'wales', []]],
  ['home in England, GP in Scotland', { postcode: 'TD15 2AA', gpPostcode: 'TD9 7AA' }, ['border', 'england', 'QHM']],
  ['home in Scotland, GP in England', { postcode: 'TD9 7AA', gpPostcode: 'TD15 2AA' }, ['border', 'scotland', []]],
  ['home in England, GP perhaps in Wales', { postcode: 'CH1 1AA', gpPostcode: 'CH4' }, ['border', 'england', 'QYG']],
  [
    'a home on the border asks for the council',
    { postcode: 'HR3', gpPostcode: near },
    ['council', 'border', undefined],
  ],
  ['also with a GP in England', { postcode: 'HR3', gpPostcode: 'HR4' }, ['council', 'border', undefined]],
  ['council in England', { postcode: 'HR3', gpPostcode: near, council: 'Herefordshire' }, ['clear', 'england', 'QGH']],
  ['council in Wales, by name', { postcode: 'HR3', gpPostcode: near, council: 'Powys' }, ['outside', 'wales', 'wales']],
  ['council not in England', { postcode: 'HR3', gpPostcode: near, council: notEngland }, ['outside', 'wales', 'wales']],
  ['that, with a GP in England', { postcode: 'HR3', gpPostcode: 'HR4', council: notEngland }, ['border', 'wales', []]],
  ['council unknown', { postcode: 'HR3', gpPostcode: near, council: unknown }, ['border', 'border', 'QGH']],
  [
    'council unknown, where three meet',
    { postcode: 'SY13', gp: none, council: unknown },
    ['border', 'border', ['QOC', 'QYG']],
  ],
  [
    'the GP tells which of them',
    { postcode: 'SY13', gpPostcode: 'CW5', council: unknown },
    ['border', 'border', 'QYG'],
  ],
  [
    'not in England, with an English postcode',
    { postcode: 'B14', gp: none, council: notEngland },
    ['border', 'border', ['QHL', 'QGH']],
  ],
  ['only a GP in Wales', { gpPostcode: 'CF10' }, ['council', 'unknown', undefined]],
  ['GP in Wales, council in England', { gpPostcode: 'CF10', council: 'Herefordshire' }, ['border', 'england', 'QGH']],
  ['GP in Wales, council unknown', { gpPostcode: 'CF10', council: unknown }, ['border', 'unknown', []]],
  [
    'GP in Wales, council not in England',
    { gpPostcode: 'CF10', council: notEngland },
    ['outside', 'elsewhere', 'wales'],
  ],
  ['GP in England, council not', { gpPostcode: 'HR4', council: notEngland }, ['border', 'elsewhere', []]],

  ['Wales', { postcode: 'CF10', gpPostcode: near }, ['outside', 'wales', 'wales']],
  ['Scotland', { postcode: 'EH1', gpPostcode: 'EH2' }, ['outside', 'scotland', 'scotland']],
  ['Northern Ireland', { postcode: 'BT1 1AA', gp: none }, ['outside', 'northernIreland', 'northernIreland']],
  ['Guernsey', { postcode: 'GY1', gp: unknown }, ['outside', 'elsewhere', 'elsewhere']],
  ['Frimley in Hampshire', { postcode: 'GU14', gp: none }, ['clear', 'england', 'QRL']],
  ['Frimley in Berkshire', { postcode: 'RG42', gp: none }, ['clear', 'england', 'S0E4D']],
])('%s', (_, hints, expected) => expect(brief(hints)).toEqual(expected))

test('names the board as people know it', () => {
  expect(find({ postcode: 'CM1', gp: none }).detail?.values?.name).toBe('NHS Essex Integrated Care Board')
})

describe('section 117', () => {
  const detained = (more: Hints) =>
    find({ pathway: 'section117', postcode: 'AL1', gp: 'Elm', gpPostcode: 'TR1 1AA', ...more })
  const then = (when: string, where = 'SS1 1AA') =>
    detained({ detainedWhen: when, detainedWhere: where }).detail?.values?.then

  test('where they lived then decides, not the GP or home of today', () => {
    const { choice, detail } = detained({ detainedWhen: '2026-06', detainedWhere: 'SS1 1AA' })
    expect([choice, detail?.values]).toEqual([
      'clear',
      { livesIn: 'england', ods: 'D7T5G', name: 'NHS Essex Integrated Care Board' },
    ])
  })

  test.each(['change', 'toldNo'])(
    '%s about after-care: the same rule; about other care, or of another pathway, not',
    (pathway) => {
      const hints = { aboutService: 'section117', detainedWhere: 'SS1 1AA' }
      expect(detained({ ...hints, pathway }).detail?.values?.ods).toBe('D7T5G')
      expect(detained({ ...hints, pathway: 'chc' }).detail?.values?.ods).toBe('QT6')
      for (const aboutService of ['chc', 'other', 'notSure', undefined])
        expect(detained({ ...hints, pathway, aboutService }).detail?.values?.ods).toBe('QT6')
    },
  )

  test('before a merger the successor of today, with the names of then', () => {
    expect(then('2026-03-31')).toMatch(
      /^NHS Hertfordshire and West Essex .* \/ NHS Mid and South Essex .* \/ NHS Suffolk /,
    )
    expect(then('2023')).toBe(then('2026-03'))
    expect(then('2026-04-01')).toBeUndefined()
  })

  test('no other name where there was no board yet, where it lasted, or where the date leaves it open', () => {
    for (const when of ['2019', '2022-06-30', '2026', '2022']) expect(then(when)).toBeUndefined()
    expect(then('2023', 'NE1 1AA')).toBeUndefined()
  })

  test('not knowing where, or a split place, is for the person to pick, without asking for the council of today', () => {
    expect(detained({ detainedWhen: '2020', detainedWhere: unknown }).detail?.options).toHaveLength(36)
    expect(detained({}).choice).toBe('pick')
    expect(detained({ detainedWhere: 'B14' }).detail?.options?.map(({ id }) => id)).toEqual(['QHL', 'QGH'])
  })

  test('detained in Wales, or on the border', () => {
    expect(detained({ detainedWhere: 'CF10' })).toEqual({
      choice: 'outside',
      detail: { values: { livesIn: 'england', nation: 'wales' } },
    })
    expect(detained({ detainedWhere: 'HR3' }).choice).toBe('border')
  })
})

test('whatever the hints, one of its choices; the council is asked once; what is clear names a board', () => {
  const outcodes = Object.keys(JSON.parse(readFileSync(join(folder, 'outcodes.json'), 'utf8')).outcodes)
  const choice = fc.constantFrom(none, unknown, near, { choice: 'skip' }, undefined)
  const place = fc.oneof(
    choice,
    fc.constantFrom(...outcodes),
    fc.string(),
    fc.constantFrom('B14 4AA', 'HR3 5AA', 'TD9 0AA'),
  )
  const council = fc.oneof(
    fc.constantFrom(unknown, notEngland, undefined, 'Leeds', 'Powys', 'Cherwell', 'Newcastle'),
    fc.string(),
  )
  const hints = fc.record({
    pathway: fc.constantFrom('chc', 'section117', 'change', 'toldNo', undefined),
    aboutService: fc.constantFrom('chc', 'section117', undefined),
    postcode: place,
    gp: fc.oneof(choice, fc.constant('Elm Surgery')),
    gpPostcode: place,
    council,
    detainedWhen: fc.constantFrom('2019', '2026', '2024-05', '2026-05-01', undefined),
    detainedWhere: place,
  })
  fc.assert(
    fc.property(hints, (given) => {
      const { choice, detail } = find(given)
      expect(['clear', 'council', 'pick', 'border', 'outside']).toContain(choice)
      expect(detail?.values?.livesIn).toBeTruthy()
      if (given.council !== undefined) expect(choice).not.toBe('council')
      if (choice === 'clear')
        expect(commissioners.at(detail?.values?.ods ?? '', '2026-11-22')?.name).toBe(detail?.values?.name)
      if (choice === 'pick') expect(detail?.options?.length).toBeGreaterThan(1)
      if (choice === 'outside') expect(detail?.values?.nation).toBeTruthy()
    }),
    { numRuns: 2000 },
  )
})

test('every outcode leads somewhere', () => {
  const outcodes = Object.keys(JSON.parse(readFileSync(join(folder, 'outcodes.json'), 'utf8')).outcodes)
  const counts: Record<string, number> = {}
  for (const postcode of outcodes) {
    const { choice } = find({ postcode, gp: none, council: unknown })
    counts[choice] = (counts[choice] ?? 0) + 1
  }
  expect(counts).toEqual({ clear: 1907, pick: 390, border: 24, outside: 754 })
})
