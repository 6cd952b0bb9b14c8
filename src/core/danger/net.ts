import type { Heard } from '../finding/finder.ts'
import type { Dense } from '../meaning/dense.ts'
import type { Logistic } from '../meaning/logistic.ts'
import type { Danger } from './danger.ts'

/** The classes of the models: a message tells of danger, or of none. */
export const DANGER_CLASSES = ['none', 'danger'] as const

/** From which probability on a message may tell of danger, and tells of it as plainly as words can; and below which not even a sign in it is taken to. */
export type DangerLevels = { readonly cardAt: number; readonly interruptAt: number; readonly harmlessBelow: number }

/** The levels by words alone, and with meaning. */
export type NetLevels = { readonly lexical: DangerLevels; readonly meaning: DangerLevels }

/** The models of a net: by words, and where there are meanings by these, spread (`createSpread`). */
export type NetModels = {
  readonly words: Logistic
  readonly meaning?: { readonly model: Dense; readonly spread: (meaning: Float32Array) => Float32Array }
}

/** What a net says of a message. `isHarmless`: it is so sure that nobody is in danger that a sign may be mistaken. */
export type Net = (heard: Heard) => { readonly danger?: Danger; readonly isHarmless: boolean }

/**
 * Makes the net that catches what the signs of danger miss: how likely a message tells of danger, by its words, and where there is a meaning by
 * both. It does not tell which danger: one model for each kind found fewer of them, measured.
 */
export const createNet =
  ({ words, meaning: byMeaning }: NetModels, levels: NetLevels): Net =>
  ({ prepared, features, meaning }) => {
    if (prepared.words.length === 0) return { isHarmless: false }
    const isBoth = meaning !== undefined && byMeaning !== undefined
    const likely = isBoth
      ? dangerIn(words.of(features), byMeaning.model.of(byMeaning.spread(meaning)))
      : dangerIn(words.of(features))
    const { cardAt, interruptAt, harmlessBelow } = isBoth ? levels.meaning : levels.lexical
    if (likely < cardAt) return { isHarmless: likely < harmlessBelow }
    return { danger: { level: likely >= interruptAt ? 'interrupt' : 'card', kinds: ['at-risk'] }, isHarmless: false }
  }

/** How much the words count where there is a meaning too: half found fewer of what neither had seen, measured. */
const WORDS_COUNT = 0.6

/** How likely a message tells of danger, from what the models say of it: the weighted mean of their log odds, as a probability. */
export function dangerIn(words: Float64Array, meaning?: Float64Array): number {
  const odds = meaning ? WORDS_COUNT * oddsOf(words) + (1 - WORDS_COUNT) * oddsOf(meaning) : oddsOf(words)
  return 1 / (1 + Math.exp(-odds))
}

const oddsOf = ([none = 0, danger = 0]: Float64Array): number => Math.log((danger + LEAST) / (none + LEAST))

/** No model is surer than this. */
const LEAST = 1e-4
