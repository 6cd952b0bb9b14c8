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
 * both in equal parts. It does not tell which danger: one model for each kind found fewer of them, measured.
 */
export function createNet(
  byWords: Logistic,
  levels: { readonly lexical: DangerLevels; readonly meaning: DangerLevels },
  byMeaning?: Dense,
): (heard: Heard) => Danger | undefined {
  return (heard) => {
    const { cardAt, interruptAt } = heard.meaning && byMeaning ? levels.meaning : levels.lexical
    const likely = dangerIn(byWords, heard, byMeaning)
    if (likely < cardAt || heard.prepared.words.length === 0) return undefined
    return { level: likely >= interruptAt ? 'interrupt' : 'card', kinds: ['at-risk'] }
  }
}

/** How likely a message tells of danger. */
export function dangerIn(byWords: Logistic, { features, meaning }: Heard, byMeaning?: Dense): number {
  const [, words = 0] = byWords.of(features)
  if (!meaning || !byMeaning) return words
  const [, sense = 0] = byMeaning.of(meaning)
  return (words + sense) / 2
}
