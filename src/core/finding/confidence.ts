/** What tells how sure a ranking is. */
export type Signals = {
  /** The share of the first article, and how far it lies before the second. */
  readonly first: number
  readonly margin: number
  /** How much speaks for none of the articles. */
  readonly none: number
  /** The best score among the articles' own words. */
  readonly search: number
  /** How many ways of finding name the same first article. */
  readonly agrees: number
  /** The share of words that nobody has used before, and how many words there are. */
  readonly unknown: number
  readonly length: number
}

/** How signals become a confidence, and from which confidence on the first article is given, or three are offered. */
export type Calibration = {
  readonly bias: number
  readonly weights: readonly number[]
  readonly answerAt: number
  readonly offerAt: number
}

/** The signals as the numbers that a calibration weighs. */
export const numbersOf = ({ first, margin, none, search, agrees, unknown, length }: Signals): readonly number[] => [
  logOdds(first),
  Math.sqrt(margin),
  logOdds(none),
  Math.log1p(search),
  agrees,
  unknown,
  Math.log1p(length),
]

/** The probability that the first article is the right one. */
export const confidenceOf = ({ bias, weights }: Pick<Calibration, 'bias' | 'weights'>, signals: Signals): number =>
  1 / (1 + Math.exp(-numbersOf(signals).reduce((sum, number, at) => sum + number * (weights[at] ?? 0), bias)))

const logOdds = (share: number): number => Math.log((share + EDGE) / (1 - share + EDGE))
/** Nothing is quite sure. */
const EDGE = 1e-3
