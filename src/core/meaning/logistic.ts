import { headOf } from './bytes.ts'
import { BUCKETS, type Features } from './features.ts'

/** What stands before the packed weights of a model. */
export type LogisticHead = {
  readonly classes: readonly string[]
  /** One a class. */
  readonly bias: readonly number[]
  /** What a level of weight stands for, and how many levels there are either way. */
  readonly step: number
  readonly levels: number
  /** What a level of rarity stands for: rarer features count more. */
  readonly rarityStep: number
  /** How many features, and how many weights in all. */
  readonly features: number
  readonly weights: number
}

/** The probability of each class, in the order of `classes`. */
export type Logistic = { readonly classes: readonly string[]; readonly of: (features: Features) => Float64Array }

/**
 * Opens a packed model (multinomial logistic regression over weighted features). After its head stand five rows of bytes: for each feature how
 * far it lies after the one before, its rarity, and how many classes it speaks for; then for each of these how far the class lies after the one
 * before, and its level. Like bytes stand together, so that they compress well.
 */
export function createLogistic(packed: Uint8Array): Logistic {
  const { head, rest } = headOf(packed)
  const { classes, bias, step, levels, rarityStep, features, weights } = head as LogisticHead
  const gaps = Array.from({ length: features }, rest.number)
  const rarities = rest.bytes(features)
  const counts = rest.bytes(features)
  const [classGaps, levelOf] = [rest.bytes(weights), rest.bytes(weights)]
  const rows = new Int32Array(BUCKETS).fill(-1)
  const starts = new Int32Array(features + 1)
  const classOf = new Uint8Array(weights)
  let bucket = 0
  for (let row = 0, at = 0; row < features; row++) {
    bucket += gaps[row] ?? 0
    rows[bucket] = row
    let one = 0
    for (const end = at + (counts[row] ?? 0); at < end; at++) {
      one += classGaps[at] ?? 0
      classOf[at] = one
    }
    starts[row + 1] = at
  }
  return {
    classes,
    of: ({ at, weight }) => {
      const scores = Float64Array.from(bias)
      const known: number[] = []
      const values: number[] = []
      let length = 0
      at.forEach((feature, index) => {
        const row = rows[feature] ?? -1
        if (row < 0) return
        const value = (weight[index] ?? 0) * (rarities[row] ?? 0) * rarityStep
        known.push(row)
        values.push(value)
        length += value ** 2
      })
      const scale = step / (Math.sqrt(length) || 1)
      known.forEach((row, index) => {
        const value = (values[index] ?? 0) * scale
        for (let place = starts[row] ?? 0; place < (starts[row + 1] ?? 0); place++) {
          const one = classOf[place] ?? 0
          scores[one] = (scores[one] ?? 0) + value * ((levelOf[place] ?? 0) - levels)
        }
      })
      return probabilities(scores)
    },
  }
}

/** Scores as probabilities that add up to 1 (softmax). */
export function probabilities(scores: Float64Array): Float64Array {
  const most = scores.reduce((one, other) => Math.max(one, other), Number.NEGATIVE_INFINITY)
  const odds = scores.map((score) => Math.exp(score - most))
  const sum = odds.reduce((one, other) => one + other, 0)
  return odds.map((one) => one / sum)
}
