import { expect, test } from '@jest/globals'
import { workingDaysAfter } from '../../src/handover/working-days.ts'

test.each([
  ['a Tuesday', '2026-11-24T10:00:00.000Z', '2026-11-26T10:00:00.000Z'],
  ['a Thursday: the weekend does not count', '2026-11-26T10:00:00.000Z', '2026-11-30T10:00:00.000Z'],
  ['a Saturday: it counts from Monday', '2026-11-21T12:00:00.000Z', '2026-11-24T00:00:00.000Z'],
  [
    'the day before Christmas Eve, 2026: Boxing Day’s substitute is Monday',
    '2026-12-23T10:00:00.000Z',
    '2026-12-29T10:00:00.000Z',
  ],
  ['before Easter 2027', '2027-03-25T09:00:00.000Z', '2027-03-31T08:00:00.000Z'],
  ['the summer bank holiday, 2026', '2026-08-28T09:00:00.000Z', '2026-09-02T09:00:00.000Z'],
  ['late on a summer evening: it is the next day in London', '2026-07-03T23:30:00.000Z', '2026-07-06T23:00:00.000Z'],
])('two working days after %s', (_, from, to) => {
  expect(workingDaysAfter(from, 2)).toBe(to)
})

test('Scotland’s holidays are not England’s', () => {
  expect(workingDaysAfter('2026-11-27T10:00:00.000Z', 1)).toBe('2026-11-30T10:00:00.000Z') // St Andrew’s Day
})
