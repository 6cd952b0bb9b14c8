import type { DangerLevels } from '../../core/danger/net.ts'
import { share } from './calibrate.ts'

/** What models that had not seen a message said of it, and what it is: of danger; only like it; or an ordinary question, by which cards are measured. */
export type JudgedDanger = {
  readonly likely: number
  readonly isDanger: boolean
  readonly isMessage: boolean
  readonly isQuestion: boolean
}

/** The shares that may be met without need: ordinary questions by a card, and what only looks like danger by an interruption. */
export type MostMet = { readonly carded: number; readonly interrupted: number }

/** The lowest probabilities at which few enough harmless messages are met. */
export function dangerLevels(name: string, judged: readonly JudgedDanger[], most: MostMet): DangerLevels {
  const ordinary = judged.filter(({ isQuestion }) => isQuestion)
  const like = judged.filter(({ isMessage, isDanger }) => isMessage && !isDanger)
  const crisis = judged.filter(({ isDanger }) => isDanger)
  const cardAt = levelFor(ordinary, most.carded)
  const interruptAt = Math.max(cardAt, levelFor(like, most.interrupted))
  const of = (some: readonly JudgedDanger[], at: number) => percent(share(some, ({ likely }) => likely >= at))
  console.log(
    `danger, ${name}: cards from ${cardAt} (${of(crisis, cardAt)} of danger, ${of(like, cardAt)} of what is like it, ${of(ordinary, cardAt)} of questions), interrupts from ${interruptAt} (${of(crisis, interruptAt)})`,
  )
  return { cardAt, interruptAt }
}

/** Just above the likeliest of those that may not reach it. */
function levelFor(harmless: readonly JudgedDanger[], most: number): number {
  const sorted = harmless.map(({ likely }) => likely).toSorted((one, other) => other - one)
  return (Math.floor((sorted[Math.floor(most * sorted.length)] ?? 0) * FINEST) + 1) / FINEST
}

const FINEST = 1e6

export const percent = (share: number): string => `${(100 * share).toFixed(1)} %`
