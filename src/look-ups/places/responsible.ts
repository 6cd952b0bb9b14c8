import type { Found } from '../../core/dialog/look-up.ts'
import type { Commissioners } from '../commissioners.ts'
import { outcodeOf } from './by-postcode.ts'
import { boards, finding } from './finding.ts'
import { type Home, home, nationOf } from './home.ts'
import { choice, type Hints, words } from './said.ts'
import { isNation, type Nation, type Share } from './share.ts'

/**
 * Which ICB is responsible: that of the GP practice, and of the home only for people who have none. We take the home as a hint
 * where the practice's place is not known. A GP in England is no proof that the person lives there, nor the other way round.
 */
export const responsible = (hints: Hints, commissioners: Commissioners, date: string): Found => {
  const lives = home(hints, commissioners, date)
  const gpPostcode = choice(hints.gp) === 'none' ? undefined : words(hints.gpPostcode)
  const gp = gpPostcode ? commissioners.byPostcode(gpPostcode, date) : []
  const all = commissioners.on(date)
  const found = finding(lives.livesIn)
  const mayAsk = hints.council === undefined
  const one = (shares: readonly Share[], otherwise: () => Found) => {
    const [first, ...others] = boards(shares, all)
    return first && others.length === 0 ? found.clear(first) : otherwise()
  }
  const ask = (otherwise: Found) => (mayAsk ? found.council() : otherwise)
  const border = () => found.border(boards(borderSide(lives, gp), all))

  if (lives.livesIn === 'border') return ask(border())
  if (isNation(lives.livesIn))
    return gp.length === 0 || outside(gp) ? found.outside(outsideNation(lives.livesIn, gp)) : border()
  if (gp.length === 0) {
    if (lives.shares.length === 0) return ask(found.pick(all))
    return one(lives.shares, () => ask(found.pick(boards(lives.shares, all))))
  }
  if (nationOf(gp) !== 'england') return boards(lives.shares, all).length === 1 ? border() : ask(border())
  return one(gp, () => {
    if (!atHome(hints, gpPostcode)) return found.pick(boards(nearestFirst(gp, lives.shares), all))
    const near = within(gp, lives.shares)
    return one(near, () => ask(found.pick(boards(near, all))))
  })
}

const outside = (shares: readonly Share[]) => shares.length > 0 && shares.every(({ area }) => isNation(area))

const outsideNation = (livesIn: Nation, gp: readonly Share[]): Nation => {
  const gpNation = nationOf(gp)
  return livesIn === 'elsewhere' && isNation(gpNation) ? gpNation : livesIn
}

/** The home's boards; where it may be on either side, those that the GP's place bears out. None for a home outside England. */
const borderSide = (lives: Home, gp: readonly Share[]): readonly Share[] => {
  if (lives.livesIn === 'unknown') return gp
  return lives.livesIn === 'border' ? within(lives.shares, gp) : lives.shares
}

/** The home narrows down a doubtful GP postcode only where both share it, or where the council is all that we have. */
const atHome = (hints: Hints, gpPostcode = '') => {
  const postcode = words(hints.postcode)
  return !postcode || outcodeOf(postcode) === outcodeOf(gpPostcode)
}

/** Those that the other place has too; all of them, if it has none. */
const within = (shares: readonly Share[], other: readonly Share[]): readonly Share[] => {
  const both = shares.filter(({ area }) => other.some((share) => share.area === area))
  return both.length > 0 ? both : shares
}

const nearestFirst = (gp: readonly Share[], lives: readonly Share[]) => [...new Set([...within(gp, lives), ...gp])]
