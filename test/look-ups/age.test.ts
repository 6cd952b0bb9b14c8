import * as fc from 'fast-check'
import type { Found } from '../../src/core/dialog/look-up.ts'
import { age } from '../../src/look-ups/age.ts'

const at = (birthDate: string | undefined, now = '2026-11-22T12:00:00Z') => age.find({ birthDate }, now) as Found

test.each([
  ['2010-11-23', 'under16'],
  ['2010-11-22', '16to17'],
  ['2008-11-23', '16to17'],
  ['2008-11-22', 'adult'],
  ['1930-01-01', 'adult'],
  ['2008', 'unclear'],
  ['2007', 'adult'],
  ['2009', '16to17'],
  ['2010', 'unclear'],
  ['2011', 'under16'],
  ['2008-11', 'unclear'],
  ['2008-10', 'adult'],
  ['2027-01-01', 'unclear'],
  ['not a date', 'unclear'],
  [undefined, 'unclear'],
])('born %s: %s', (birthDate, choice) => expect(at(birthDate).choice).toBe(choice))

test('born on 29 February: a year older on 1 March', () => {
  expect(at('2008-02-29', '2026-02-28T12:00:00Z')).toEqual({
    choice: '16to17',
    detail: { values: { turns18: '2026-03-01' } },
  })
  expect(at('2008-02-29', '2026-03-01T12:00:00Z').choice).toBe('adult')
  expect(at('2012-02-29', '2028-02-28T12:00:00Z').choice).toBe('under16')
  expect(at('2012-02-29', '2028-02-29T12:00:00Z').choice).toBe('16to17')
})

test('a birthday begins at midnight in London, in summer an hour before UTC', () => {
  expect(at('2008-07-01', '2026-06-30T22:59:59Z').choice).toBe('16to17')
  expect(at('2008-07-01', '2026-06-30T23:00:00Z').choice).toBe('adult')
  expect(at('2008-12-01', '2026-11-30T23:59:59Z').choice).toBe('16to17')
  expect(age.version('2026-06-30T23:00:00Z')).toBe('2026-07-01')
})

test('says when they turn 18, if that is known and still to come', () => {
  expect(at('2010-05-06').detail?.values?.turns18).toBe('2028-05-06')
  expect(at('2009').detail).toBeUndefined()
  expect(at('2000-05-06').detail).toBeUndefined()
})

test('a rough date never says other than the exact one', () => {
  const day = fc.date({ min: new Date('1900-01-01'), max: new Date('2026-11-22'), noInvalidDate: true })
  fc.assert(
    fc.property(day, (born) => {
      const exact = born.toISOString().slice(0, 10)
      for (const rough of [exact.slice(0, 4), exact.slice(0, 7)])
        expect([at(exact).choice, 'unclear']).toContain(at(rough).choice)
    }),
  )
})
