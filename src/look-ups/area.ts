import type { LookUp } from '../core/dialog/look-up.ts'
import type { Commissioners } from './commissioners.ts'
import { londonDate } from './london-date.ts'
import { responsible } from './places/responsible.ts'
import { type Hints, isSection117 } from './places/said.ts'
import { section117 } from './places/section-117.ts'

/** Do the hints suffice to know which ICB is responsible? If not: whether the council would help, or the person must pick. */
export const area = (commissioners: Commissioners): LookUp => ({
  version: commissioners.version,
  find: (input, now) => areaOf(input, commissioners, londonDate(now)),
})

/** The same, on a London date. */
export const areaOf = (input: Hints, commissioners: Commissioners, date: string) =>
  isSection117(input) ? section117(input, commissioners, date) : responsible(input, commissioners, date)
