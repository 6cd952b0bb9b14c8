import type { Found } from '../../src/core/dialog/look-up.ts'
import { type CommissionerSettings, commissioner } from '../../src/look-ups/commissioner.ts'
import type { Hints } from '../../src/look-ups/places/said.ts'
import { commissioners, now } from './real.ts'

const find = (hints: Hints, settings: Partial<CommissionerSettings> = {}) =>
  commissioner({ commissioners, mode: 'live', live: {}, ...settings }).find(hints, now) as Found
const live = { QWO: { who: 'Head of all-age continuing care', when: '2026-11-01' } }
const leeds: Hints = { postcode: 'LS1', gp: { choice: 'none' } }
const unknown = { choice: 'unknown' }

test('in live mode no board is live until it is named', () => {
  for (const { ods } of commissioners.on('2026-11-22')) expect(find({ pick: ods }).choice).toBe('notLive')
})

test('in practice mode every board will do, and none is said to take requests', () => {
  for (const { ods } of commissioners.on('2026-11-22'))
    expect(find({ pick: ods }, { mode: 'practice' }).choice).toBe('practice')
  expect(find(leeds, { mode: 'practice', live }).detail?.values?.agreedBy).toBeUndefined()
})

test('a live board comes with its agreement and its website', () => {
  expect(find(leeds, { live })).toEqual({
    choice: 'live',
    detail: {
      values: {
        livesIn: 'england',
        ods: 'QWO',
        name: 'NHS West Yorkshire Integrated Care Board',
        website: 'https://www.westyorkshire.icb.nhs.uk',
        agreedBy: 'Head of all-age continuing care',
        agreedOn: '2026-11-01',
      },
    },
  })
})

test('a website that we have not seen is left empty', () => {
  expect(find({ pick: 'D7T5G' }).detail?.values?.website).toBe('')
})

test.each<[string, Hints, string, string | undefined]>([
  ['what is found counts before what was picked', { ...leeds, pick: 'QHM' }, 'notLive', 'QWO'],
  [
    'a pick where the hints do not suffice',
    { postcode: 'B14', gp: unknown, council: unknown, pick: 'QGH' },
    'notLive',
    'QGH',
  ],
  ['the council was never asked', { postcode: 'B14', pick: 'QGH' }, 'notLive', 'QGH'],
  ['a pick of before a merger', { pick: 'QH8' }, 'notLive', 'D7T5G'],
  ['a pick of before a split', { pick: 'QNQ' }, 'unclear', undefined],
  ['not sure which', { postcode: 'B14', pick: unknown }, 'unclear', undefined],
  ['nothing picked', { postcode: 'B14' }, 'unclear', undefined],
  ['no such board', { pick: 'Leeds' }, 'unclear', undefined],
  ['outside England', { postcode: 'CF10', pick: 'QWO' }, 'outside', undefined],
  ['home in Wales, GP in England', { postcode: 'HR3 5AA', gpPostcode: 'HR4', pick: 'QGH' }, 'outside', undefined],
  ['home in England, GP in Wales', { postcode: 'HR3 5AL', gpPostcode: 'CF10' }, 'notLive', 'QGH'],
  ['a home on the border', { postcode: 'HR3', gpPostcode: 'HR4' }, 'unclear', undefined],
  ['a home in England, they say', { postcode: 'HR3', gpPostcode: 'HR4', borderHome: 'england' }, 'notLive', 'QGH'],
  [
    'that, with a postcode in Wales',
    { postcode: 'HR3 5AA', gpPostcode: 'HR4', borderHome: 'england' },
    'notLive',
    'QGH',
  ],
  ['that, with a GP in Wales', { postcode: 'HR3', gpPostcode: 'CF10', borderHome: 'england' }, 'notLive', 'QGH'],
  [
    'that, and all else in Wales',
    { postcode: 'CF10', gpPostcode: 'CF10', borderHome: 'england' },
    'unclear',
    undefined,
  ],
  ['picked after the council', { postcode: 'B14', council: unknown, pickByCouncil: 'QGH' }, 'notLive', 'QGH'],
  ['a home on the border, picked', { postcode: 'HR3', gpPostcode: 'HR4', pick: 'QGH' }, 'notLive', 'QGH'],
  [
    'section 117, home in Wales today',
    { pathway: 'section117', postcode: 'CF10', detainedWhere: 'LS1' },
    'notLive',
    'QWO',
  ],
  [
    'told no about section 117, home in Wales today',
    { pathway: 'toldNo', aboutService: 'section117', postcode: 'CF10', detainedWhere: 'LS1' },
    'notLive',
    'QWO',
  ],
  [
    'section 117 on the border, home in Wales',
    { pathway: 'section117', postcode: 'CF10', detainedWhere: 'HR3' },
    'unclear',
    undefined,
  ],
])('%s', (_, hints, choice, ods) => {
  const found = find(hints)
  expect([found.choice, choice === 'unclear' ? undefined : found.detail?.values?.ods]).toEqual([choice, ods])
})

test('every answer outside England names the nation', () => {
  expect(find({ postcode: 'CF10' }).detail?.values).toMatchObject({ nation: 'wales', livesIn: 'wales' })
  expect(find({ postcode: 'HR3 5AA', gpPostcode: 'HR4' }).detail?.values?.nation).toBe('wales')
})

test('an agreement does not pass to a successor', () => {
  const old = { QH8: { who: 'Head', when: '2026-01-05' } }
  expect(find({ postcode: 'SS1', gp: { choice: 'none' } }, { live: old }).choice).toBe('notLive')
})

test('an agreement with nobody we know stops the start', () => {
  expect(() => commissioner({ commissioners, mode: 'live', live: { QXX: { who: 'X', when: '2026-01-05' } } })).toThrow(
    '"QXX"',
  )
})

test('the version changes with the agreements, the mode and a merger', () => {
  const version = (settings: Partial<CommissionerSettings>, at = now) =>
    commissioner({ commissioners, mode: 'live', live: {}, ...settings }).version(at)
  const versions = [version({}), version({ live }), version({ mode: 'practice' }), version({}, '2026-03-01T00:00:00Z')]
  expect(new Set(versions).size).toBe(4)
  expect(version({ live })).toBe(version({ live: { ...live } }))
})
