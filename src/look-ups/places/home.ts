import type { Commissioners } from '../commissioners.ts'
import { choice, type Hints, words } from './said.ts'
import { isNation, merged, type Nation, type Share } from './share.ts'

/** Where a person lives, as far as their answers tell: `border` when it may be on either side. */
export type LivesIn = 'england' | Nation | 'border' | 'unknown'

export type Home = { readonly shares: readonly Share[]; readonly livesIn: LivesIn }

/**
 * Puts together the postcode and the council. The council is only a second opinion: it counts where the postcode leaves a doubt.
 * Who is asked on which side of the border they live (`borderHome`) knows better than either.
 */
export const home = (hints: Hints, commissioners: Commissioners, date: string): Home => {
  const postcode = words(hints.postcode)
  const anywhere = postcode ? commissioners.byPostcode(postcode, date) : []
  const saysEngland = hints.borderHome === 'england'
  const byPostcode = saysEngland ? anywhere.filter(({ area }) => !isNation(area)) : anywhere
  if (byPostcode.length === 1) return { shares: byPostcode, livesIn: nationOf(byPostcode) }
  if (choice(hints.council) === 'notEngland') return outsideEngland(byPostcode)
  const council = words(hints.council)
  const shares = agreed(byPostcode, council ? commissioners.byCouncil(council, date) : [])
  return { shares, livesIn: saysEngland ? 'england' : nationOf(shares) }
}

/** The nation that all of these areas are in. */
export const nationOf = (shares: readonly Share[]): LivesIn => {
  const [first, ...others] = new Set(shares.map(({ area }) => (isNation(area) ? area : 'england')))
  return others.length > 0 ? 'border' : (first ?? 'unknown')
}

/** What both say; all that either says when they contradict each other. */
export const agreed = (one: readonly Share[], other: readonly Share[]): readonly Share[] => {
  const both = one.filter(({ area }) => other.some((second) => second.area === area))
  return both.length > 0 ? both : merged([...one, ...other])
}

const outsideEngland = (byPostcode: readonly Share[]): Home => {
  const outside = byPostcode.filter(({ area }) => isNation(area))
  if (outside.length > 0) return { shares: outside, livesIn: nationOf(outside) }
  if (byPostcode.length > 0) return { shares: byPostcode, livesIn: 'border' }
  return { shares: [{ area: 'elsewhere', share: 1 }], livesIn: 'elsewhere' }
}
