import { type Calibration, confidenceOf, numbersOf, type Signals } from '../../core/finding/confidence.ts'

/** A ranking that its model had not seen: what told how sure it was, and whether it was right. */
export type Judged = {
  readonly signals: Signals
  /** It asks for an article. */
  readonly isInside: boolean
  /** The first article is the right one. */
  readonly isRight: boolean
}

const ROUNDS = 2000
const STEP = 0.5

/** How many questions may be answered surely and wrongly, how many others may be answered at all, and how many questions may find nothing. */
const MOST_WRONG = 0.03
const MOST_OUTSIDE = 0.02
const MOST_REFUSED = 0.02

/** Fits how signals become a confidence (logistic regression), and sets where the zones begin. */
export function calibrate(judged: readonly Judged[]): Calibration {
  const rows = judged.map(({ signals }) => numbersOf(signals))
  const size = rows[0]?.length ?? 0
  const means = Array.from({ length: size }, (_, at) => mean(rows.map((row) => row[at] ?? 0)))
  const spreads = means.map((middle, at) => Math.sqrt(mean(rows.map((row) => ((row[at] ?? 0) - middle) ** 2))) || 1)
  const scaled = rows.map((row) => row.map((number, at) => (number - (means[at] ?? 0)) / (spreads[at] ?? 1)))
  const weights = new Float64Array(size)
  let bias = 0
  for (let round = 0; round < ROUNDS; round++) {
    const slopes = new Float64Array(size)
    let lean = 0
    scaled.forEach((row, index) => {
      const sum = row.reduce((all, number, at) => all + number * (weights[at] ?? 0), bias)
      const error = 1 / (1 + Math.exp(-sum)) - (judged[index]?.isRight ? 1 : 0)
      lean += error
      row.forEach((number, at) => {
        slopes[at] = (slopes[at] ?? 0) + error * number
      })
    })
    bias -= (STEP * lean) / rows.length
    slopes.forEach((slope, at) => {
      weights[at] = (weights[at] ?? 0) - (STEP * slope) / rows.length
    })
  }
  const plain = Array.from(weights, (weight, at) => rounded(weight / (spreads[at] ?? 1)))
  const fitted = {
    bias: rounded(
      bias - means.reduce((sum, middle, at) => sum + (middle * (weights[at] ?? 0)) / (spreads[at] ?? 1), 0),
    ),
    weights: plain,
  }
  return { ...fitted, ...zones(fitted, judged) }
}

/** The lowest confidence at which few enough are answered wrongly, and the highest at which few enough find nothing. */
function zones(fitted: Pick<Calibration, 'bias' | 'weights'>, judged: readonly Judged[]) {
  const inside = judged.filter(({ isInside }) => isInside)
  const outside = judged.filter(({ isInside }) => !isInside)
  const sure = ({ signals }: Judged) => confidenceOf(fitted, signals)
  const isAllowed = (at: number) =>
    share(inside, (one) => !one.isRight && sure(one) >= at) <= MOST_WRONG &&
    share(outside, (one) => sure(one) >= at) <= MOST_OUTSIDE
  const steps = Array.from({ length: 99 }, (_, step) => (step + 1) / 100)
  const answerAt = steps.find(isAllowed) ?? 1
  const offerAt = steps.findLast((at) => at < answerAt && share(inside, (one) => sure(one) < at) <= MOST_REFUSED) ?? 0
  return { answerAt, offerAt }
}

const mean = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0) / numbers.length
const rounded = (number: number): number => Number(number.toFixed(4))

/** How many of these there are among all, from 0 to 1. */
export const share = <One>(all: readonly One[], is: (one: One) => boolean): number =>
  all.length === 0 ? 0 : all.filter(is).length / all.length
