import type { Features } from '../../core/meaning/features.ts'
import { random } from '../../core/meaning/random.ts'
import { shuffle } from './shuffle.ts'

/** A message with its class. */
export type Sample = { readonly features: Features; readonly label: number }

/** A model before it is packed: for each feature its rarity and a weight for each class. */
export type Fitted = {
  readonly classes: number
  readonly bias: Float32Array
  readonly features: readonly number[]
  readonly rarity: Float32Array
  /** Feature by feature, the weights of all classes; most are nought. */
  readonly weights: Float32Array
}

/** How often the samples are gone through, how far each step goes, and how strongly small weights are held at nought. */
const EPOCHS = 12
const PACE = 0.3
const SMOOTH = 0.01
const SPARSE = 0.07
const SHRINK = 1e-4
const BIAS_STEP = 0.01
/** Smaller errors teach nothing. */
const LEAST = 1e-4

/**
 * Fits multinomial logistic regression by "follow the regularised leader" (McMahan 2013), which leaves most weights at nought, in a fixed
 * order: the same samples give the same model. Features seen once are left out.
 */
export function fitSparse(samples: readonly Sample[], classes: number): Fitted {
  const { features, rarity, inputs } = prepared(samples)
  const size = features.length * classes
  const [towards, squares, weights] = [new Float32Array(size), new Float32Array(size), new Float32Array(size)]
  const bias = new Float32Array(classes)
  const errors = new Float64Array(classes)
  const next = random()
  const order = samples.map((_, index) => index)
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    shuffle(order, next)
    for (const index of order) {
      const { rows, values } = inputs[index] as Input
      errorsOf(rows, values, weights, bias, (samples[index] as Sample).label, errors)
      for (let one = 0; one < classes; one++) bias[one] = (bias[one] as number) - BIAS_STEP * (errors[one] as number)
      for (let input = 0; input < rows.length; input++) {
        const base = (rows[input] as number) * classes
        const value = values[input] as number
        for (let one = 0; one < classes; one++) {
          const slope = (errors[one] as number) * value
          if (slope < LEAST && slope > -LEAST) continue
          const at = base + one
          const before = squares[at] as number
          const after = before + slope * slope
          const pull =
            (towards[at] as number) + slope - ((Math.sqrt(after) - Math.sqrt(before)) / PACE) * (weights[at] as number)
          towards[at] = pull
          squares[at] = after
          weights[at] =
            Math.abs(pull) <= SPARSE
              ? 0
              : (Math.sign(pull) * SPARSE - pull) / ((SMOOTH + Math.sqrt(after)) / PACE + SHRINK)
        }
      }
    }
  }
  return { classes, bias, features, rarity, weights }
}

type Input = { readonly rows: Int32Array; readonly values: Float32Array }

/** The features that count, how rare they are, and each sample by them, at length 1. */
function prepared(samples: readonly Sample[]) {
  const seen = new Map<number, number>()
  for (const { features } of samples) for (const at of features.at) seen.set(at, (seen.get(at) ?? 0) + 1)
  const features = [...seen]
    .filter(([, count]) => count > 1)
    .map(([at]) => at)
    .sort((one, other) => one - other)
  const rows = new Map(features.map((at, row) => [at, row]))
  const rarity = Float32Array.from(features, (at) => Math.log(1 + samples.length / (seen.get(at) ?? 1)))
  return { features, rarity, inputs: samples.map((sample) => scaled(sample.features, rows, rarity)) }
}

function scaled({ at, weight }: Features, rows: ReadonlyMap<number, number>, rarity: Float32Array): Input {
  const known = [...at].flatMap((feature, index) => {
    const row = rows.get(feature)
    return row === undefined ? [] : [[row, (weight[index] ?? 0) * (rarity[row] ?? 0)] as const]
  })
  const length = Math.hypot(...known.map(([, value]) => value)) || 1
  return {
    rows: Int32Array.from(known, ([row]) => row),
    values: Float32Array.from(known, ([, value]) => value / length),
  }
}

/** How wrong each class is for one message: its probability, less 1 for the right one. */
function errorsOf(
  rows: Int32Array,
  values: Float32Array,
  weights: Float32Array,
  bias: Float32Array,
  label: number,
  errors: Float64Array,
): void {
  const classes = bias.length
  errors.set(bias)
  for (let input = 0; input < rows.length; input++) {
    const base = (rows[input] as number) * classes
    const value = values[input] as number
    for (let one = 0; one < classes; one++)
      errors[one] = (errors[one] as number) + value * (weights[base + one] as number)
  }
  toErrors(errors, label)
}

/** Scores become probabilities, less 1 for the right class. */
export function toErrors(scores: Float64Array, label: number): void {
  let most = Number.NEGATIVE_INFINITY
  for (const score of scores) if (score > most) most = score
  let sum = 0
  for (let one = 0; one < scores.length; one++) {
    scores[one] = Math.exp((scores[one] as number) - most)
    sum += scores[one] as number
  }
  for (let one = 0; one < scores.length; one++) scores[one] = (scores[one] as number) / sum - (one === label ? 1 : 0)
}
