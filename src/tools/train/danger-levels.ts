import type { DangerLevels } from '../../core/danger/net.ts'
import { quantile } from '../understand/quantile.ts'
import { share } from './calibrate.ts'

/** What models that had not seen a message said of it, and what it is: of danger; only like it; or an ordinary question, by which cards are measured. `isSigned`: signs tell of danger in it. */
export type JudgedDanger = {
  readonly likely: number
  readonly isDanger: boolean
  readonly isMessage: boolean
  readonly isQuestion: boolean
  readonly isSigned: boolean
}

/**
 * The shares that may be met without need: ordinary questions by a card, and what only looks like danger by an interruption. `doubted`: the share of
 * danger with a sign that may be met by a card alone.
 */
export type MostMet = { readonly carded: number; readonly interrupted: number; readonly doubted: number }

/** The lowest probabilities at which few enough harmless messages are met, and the highest below which few enough signs of danger are doubted. */
export function dangerLevels(name: string, judged: readonly JudgedDanger[], most: MostMet): DangerLevels {
  const ordinary = judged.filter(({ isQuestion }) => isQuestion)
  const like = judged.filter(({ isMessage, isDanger }) => isMessage && !isDanger)
  const crisis = judged.filter(({ isDanger }) => isDanger)
  const cardAt = levelFor(ordinary, most.carded)
  const interruptAt = Math.max(cardAt, levelFor(like, most.interrupted))
  const signed = crisis.filter(({ isSigned }) => isSigned)
  const harmlessBelow = Math.min(
    cardAt,
    quantile(
      signed.map(({ likely }) => likely),
      most.doubted,
    ),
  )
  const of = (some: readonly JudgedDanger[], at: number) => percent(share(some, ({ likely }) => likely >= at))
  console.log(
    `danger, ${name}: cards from ${cardAt} (${of(crisis, cardAt)} of danger, ${of(like, cardAt)} of what is like it, ${of(ordinary, cardAt)} of questions), interrupts from ${interruptAt} (${of(crisis, interruptAt)}); of ${signed.length} with signs it doubts those below ${harmlessBelow}, and ${percent(
      1 -
        share(
          like.filter(({ isSigned }) => isSigned),
          ({ likely }) => likely >= harmlessBelow,
        ),
    )} of what is like it and has some`,
  )
  return { cardAt, interruptAt, harmlessBelow }
}

/** Just above the likeliest of those that may not reach it. */
function levelFor(harmless: readonly JudgedDanger[], most: number): number {
  const sorted = harmless.map(({ likely }) => likely).toSorted((one, other) => other - one)
  return (Math.floor((sorted[Math.floor(most * sorted.length)] ?? 0) * FINEST) + 1) / FINEST
}

const FINEST = 1e6

export const percent = (share: number): string => `${(100 * share).toFixed(1)} %`
