import type { Heard } from '../finding/finder.ts'
import type { Dense } from '../meaning/dense.ts'
import type { Logistic } from '../meaning/logistic.ts'
import type { Danger } from './danger.ts'

/** The classes of the models: a message tells of danger, or of none. */
export const DANGER_CLASSES = ['none', 'danger'] as const

/** From which probability on a message may tell of danger, and tells of it as plainly as words can. */
export type DangerLevels = { readonly cardAt: number; readonly interruptAt: number }

/**
 * Makes the net that catches what the signs of danger miss: how likely a message tells of danger, by its words, and where there is a meaning by
 * both in equal parts; either is enough. It does not tell which danger: one model for each kind found fewer of them, measured.
 */
export function createNet(
  byWords: Logistic,
  levels: { readonly lexical: DangerLevels; readonly meaning: DangerLevels },
  byMeaning?: Dense,
): (heard: Heard) => Danger | undefined {
  return ({ prepared, features, meaning }) => {
    if (prepared.words.length === 0) return undefined
    const words = likely(byWords.of(features))
    const both = meaning && byMeaning ? (words + likely(byMeaning.of(meaning))) / 2 : 0
    const reaches = (level: keyof DangerLevels) => words >= levels.lexical[level] || both >= levels.meaning[level]
    if (!reaches('cardAt')) return undefined
    return { level: reaches('interruptAt') ? 'interrupt' : 'card', kinds: ['at-risk'] }
  }
}

const likely = ([, danger = 0]: Float64Array): number => danger

/** How likely a message tells of danger, by its words, and by words and meaning together. */
export function dangerIn(byWords: Logistic, { features, meaning }: Heard, byMeaning?: Dense): number {
  const words = likely(byWords.of(features))
  return meaning && byMeaning ? (words + likely(byMeaning.of(meaning))) / 2 : words
}
