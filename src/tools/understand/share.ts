/** How many of how many, as a share in per cent with its 95 % interval (Wilson). */
export type Share = {
  readonly of: number
  readonly all: number
  readonly percent: number
  readonly from: number
  readonly to: number
}

/** 95 % of a normal distribution lies within this many deviations. */
const Z = 1.96

export function shareOf<One>(all: readonly One[], is: (one: One) => boolean): Share {
  const of = all.filter(is).length
  const n = all.length
  if (n === 0) return { of, all: n, percent: 0, from: 0, to: 100 }
  const p = of / n
  const middle = (p + Z ** 2 / (2 * n)) / (1 + Z ** 2 / n)
  const half = (Z / (1 + Z ** 2 / n)) * Math.sqrt((p * (1 - p)) / n + Z ** 2 / (4 * n ** 2))
  return { of, all: n, percent: 100 * p, from: 100 * (middle - half), to: 100 * (middle + half) }
}

/** "81.2 % (74.0–86.8, 98 of 121)" */
export const worded = ({ of, all, percent, from, to }: Share): string =>
  `${percent.toFixed(1)} % (${from.toFixed(1)}–${to.toFixed(1)}, ${of} of ${all})`
