import type { Value } from '../../core/questions/kind.ts'

/** What a look-up is given: the answers that are known, by name. */
export type Hints = Readonly<Record<string, Value | undefined>>

/**
 * Whether it is about after-care under section 117, for which other rules say who is responsible: a new budget for it, or a budget
 * or a decision that is about it.
 */
export const isSection117 = ({ pathway, aboutService }: Hints): boolean =>
  pathway === 'section117' || ((pathway === 'change' || pathway === 'toldNo') && aboutService === 'section117')

/** The words of an answer, if it has any. */
export const words = (value: Value | undefined): string | undefined => (typeof value === 'string' ? value : undefined)

/** The choice that was taken in place of words ("I am not sure"). */
export const choice = (value: Value | undefined): string | undefined =>
  typeof value === 'object' && 'choice' in value ? value.choice : undefined
