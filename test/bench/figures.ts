/** The middle one of some figures. */
export const median = (figures: readonly number[]): number => quantile(figures, 0.5)

/** The figure that this part of them is not above. */
export function quantile(figures: readonly number[], part: number): number {
  const sorted = figures.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN
}

/** How quickly turns went: how many a second, and how long one took, in milliseconds. */
export type Pace = { readonly perSecond: number; readonly p50: number; readonly p99: number }

/** The pace of turns that took so long each, and all of them together. */
export const pace = (turns: readonly number[], all: number): Pace => ({
  perSecond: (turns.length / all) * 1000,
  p50: quantile(turns, 0.5),
  p99: quantile(turns, 0.99),
})

/** The median of each figure over several rounds. */
export const medianPace = (rounds: readonly Pace[]): Pace => ({
  perSecond: median(rounds.map(({ perSecond }) => perSecond)),
  p50: median(rounds.map(({ p50 }) => p50)),
  p99: median(rounds.map(({ p99 }) => p99)),
})
