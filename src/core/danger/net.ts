import type { Heard } from '../finding/finder.ts'
import type { Dense } from '../meaning/dense.ts'
import type { Logistic } from '../meaning/logistic.ts'
import { type Danger, type DangerKind, dangerKinds } from './danger.ts'

/** The class of the models for messages that tell of no danger. */
export const NO_DANGER = 'none'

/** From which probability on a message may tell of danger, and tells of it as plainly as words can. */
export type DangerLevels = { readonly cardAt: number; readonly interruptAt: number }

/** Kinds of less than this share of all danger are not named. */
const NAMED_FROM = 0.2

/**
 * Makes the net that catches what the signs of danger miss: how likely a message tells of danger, by its words, and where there is a meaning by
 * both in equal parts.
 */
export function createNet(
  byWords: Logistic,
  levels: { readonly lexical: DangerLevels; readonly meaning: DangerLevels },
  byMeaning?: Dense,
): (heard: Heard) => Danger | undefined {
  return (heard) => {
    const shares = dangerShares(byWords, heard, byMeaning)
    const danger = 1 - (shares.get(NO_DANGER) ?? 0)
    const { cardAt, interruptAt } = heard.meaning && byMeaning ? levels.meaning : levels.lexical
    if (danger < cardAt || heard.prepared.words.length === 0) return undefined
    const kinds = dangerKinds.filter((kind) => (shares.get(kind) ?? 0) >= danger * NAMED_FROM)
    return { level: danger >= interruptAt ? 'interrupt' : 'card', kinds: kinds.length > 0 ? kinds : AT_RISK }
  }
}

const AT_RISK: readonly DangerKind[] = ['at-risk']

/** How likely each kind of danger is, and none. */
export function dangerShares(
  byWords: Logistic,
  { features, meaning }: Heard,
  byMeaning?: Dense,
): ReadonlyMap<string, number> {
  const words = byWords.of(features)
  const sense = meaning && byMeaning?.of(meaning)
  return new Map(
    byWords.classes.map((name, one) => {
      const share = words[one] ?? 0
      return [name, sense ? (share + (sense[one] ?? 0)) / 2 : share] as const
    }),
  )
}
