import type { Sentences } from './pattern.ts'

/** The lists of one kind of danger, as they are written. */
type Written = Readonly<Record<'always' | 'signs' | 'not' | 'unless', readonly string[]>>

/**
 * The signs of a kind that can tell of nothing, with the reason: an author who adds one believes that it is found, and nobody would see that it is
 * not. What takes a sign back must say more than the sign does.
 */
export function vainSigns(
  kind: string,
  written: Written,
  folded: (written: string) => string,
  fold: (text: string) => Sentences,
): readonly string[] {
  const takers = { always: ['not'], signs: ['not', 'unless'] } as const
  const taken = { not: new Set(written.not.map(folded)), unless: new Set(written.unless.map(folded)) }
  return (['always', 'signs'] as const).flatMap((role) =>
    written[role].flatMap((sign, at) => {
      const parts = folded(sign)
        .split(/ &&? /)
        .map((part) => part.trim())
      const taker = takers[role].find((one) => parts.some((part) => taken[one].has(part)))
      const respelt = parts.filter(isPlain).find((part) => spelt(part, fold) !== part)
      const reasons = [
        ...(taker === undefined ? [] : [`is taken back by the same words in "${kind}.${taker}"`]),
        ...(respelt === undefined ? [] : [`is never found: people’s words are spelt “${spelt(respelt, fold)}”`]),
      ]
      return reasons.map((reason) => `"${kind}.${role}.${at}" (“${sign}”) ${reason}`)
    }),
  )
}

/** Words without a choice, an ending, a gap or a list: only these are one text that can be spelt. */
const isPlain = (part: string): boolean => /^[\p{L}\p{M}\p{N} ]+$/u.test(part)

const spelt = (part: string, fold: (text: string) => Sentences): string => fold(part).flat().join(' ')
