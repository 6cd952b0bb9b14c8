import type { Heard } from '../finding/finder.ts'
import type { Dense } from '../meaning/dense.ts'
import type { Logistic } from '../meaning/logistic.ts'
import type { Danger } from './danger.ts'

/** The classes of the models: a message tells of danger, or of none. */
export const DANGER_CLASSES = ['none', 'danger'] as const

/** From which probability on a message may tell of danger, and tells of it as plainly as words can. */
export type DangerLevels = { readonly cardAt: number; readonly interruptAt: number }

/** The levels by words alone, and with meaning. */
export type NetLevels = { readonly lexical: DangerLevels; readonly meaning: DangerLevels }

/** The models of a net: by words, and where there are meanings by these, spread (`createSpread`). */
export type NetModels = {
  readonly words: Logistic
  readonly meaning?: { readonly model: Dense; readonly spread: (meaning: Float32Array) => Float32Array }
}

/**
 * Makes the net that catches what the signs of danger miss: how likely a message tells of danger, by its words, and where there is a meaning by
 * both in equal parts. It does not tell which danger: one model for each kind found fewer of them, measured.
 */
export const createNet =
  ({ words, meaning: byMeaning }: NetModels, levels: NetLevels) =>
  ({ prepared, features, meaning }: Heard): Danger | undefined => {
    if (prepared.words.length === 0) return undefined
    const isBoth = meaning !== undefined && byMeaning !== undefined
    const likely = isBoth
      ? dangerIn(words.of(features), byMeaning.model.of(byMeaning.spread(meaning)))
      : dangerIn(words.of(features))
    const { cardAt, interruptAt } = isBoth ? levels.meaning : levels.lexical
    if (likely < cardAt) return undefined
    return { level: likely >= interruptAt ? 'interrupt' : 'card', kinds: ['at-risk'] }
  }

/** How likely a message tells of danger, from what each model says of it: the mean of their log odds, as a probability. */
export function dangerIn(...said: readonly Float64Array[]): number {
  const odds = said.map(([none = 0, danger = 0]) => Math.log((danger + LEAST) / (none + LEAST)))
  return 1 / (1 + Math.exp(-odds.reduce((one, other) => one + other, 0) / odds.length))
}

/** No model is surer than this. */
const LEAST = 1e-4
