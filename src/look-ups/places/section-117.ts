import type { Found } from '../../core/dialog/look-up.ts'
import type { Commissioners } from '../commissioners.ts'
import { boards, finding } from './finding.ts'
import { home, nationOf } from './home.ts'
import { type Hints, words } from './said.ts'
import { isNation } from './share.ts'

/**
 * Which ICB is responsible for after-care under section 117: the one for where the person lived when they were detained, or who
 * has taken over from it since. Neither today's GP nor today's home counts.
 */
export const section117 = (hints: Hints, commissioners: Commissioners, date: string): Found => {
  const all = commissioners.on(date)
  const found = finding(home(hints, commissioners, date).livesIn)
  const where = words(hints.detainedWhere)
  const then = where ? commissioners.byPostcode(where, date) : []
  const nation = nationOf(then)
  if (isNation(nation)) return found.outside(nation)
  const [first, ...others] = boards(then, all)
  if (nation === 'border') return found.border(boards(then, all))
  if (!first) return found.pick(all)
  if (others.length > 0) return found.pick([first, ...others])
  const name = nameThen(first.ods, words(hints.detainedWhen), commissioners)
  // biome-ignore lint/suspicious/noThenProperty: it is a word for a text, and never a function to wait for.
  return found.clear(first, name ? { then: name } : {})
}

/**
 * What the board was called on that date: nothing where it is the same, where there were no boards yet, or where a date without
 * its day falls in a year or month of change. Our tables have no boundaries before a merger, so there may be several names.
 */
const nameThen = (ods: string, when: string | undefined, commissioners: Commissioners): string | undefined => {
  if (!when) return undefined
  const [start, end] = [`${when}-01-01`, `${when}-12-31`].map((day) =>
    named(ods, `${when}${day.slice(when.length)}`, commissioners),
  )
  return start === end ? start : undefined
}

const named = (ods: string, date: string, commissioners: Commissioners) => {
  const before = commissioners.before(ods, date)
  if (before.some((icb) => icb.ods === ods)) return undefined
  return before.map(({ name }) => name).join(' / ') || undefined
}
