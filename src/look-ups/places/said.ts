import type { Value } from '../../core/questions/kind.ts'

/** What a look-up is given: the answers that are known, by name. */
export type Hints = Readonly<Record<string, Value | undefined>>

/** The words of an answer, if it has any. */
export const words = (value: Value | undefined): string | undefined => (typeof value === 'string' ? value : undefined)

/** The choice that was taken in place of words ("I am not sure"). */
export const choice = (value: Value | undefined): string | undefined =>
  typeof value === 'object' && 'choice' in value ? value.choice : undefined
