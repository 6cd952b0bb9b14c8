import type { Features } from '../../core/meaning/features.ts'

/** A message with its class, and how much it counts. */
export type Sample = { readonly features: Features; readonly label: number; readonly counts?: number }

/** A model before it is packed: for each feature its rarity and a weight for each class. */
export type Fitted = {
  readonly classes: number
  readonly bias: Float32Array
  readonly features: readonly number[]
  readonly rarity: Float32Array
  /** Feature by feature, the weights of all classes. */
  readonly weights: Float32Array
}

/** How often the samples are gone through, how far each step goes, and how strongly weights are held small. */
const EPOCHS = 15
const STEP = 0.2
const SHRINK = 1e-4
const LEAST_GRADIENT = 1e-4

/** Fits multinomial logistic regression by AdaGrad in a fixed order: the same samples give the same model. Features seen once are left out. */
export function fit(samples: readonly Sample[], classes: number, epochs = EPOCHS): Fitted {
  const seen = new Map<number, number>()
  for (const { features } of samples) for (const at of features.at) seen.set(at, (seen.get(at) ?? 0) + 1)
  const features = [...seen].filter(([, count]) => count > 1).map(([at]) => at).sort((one, other) => one - other)
  const rows = new Map(features.map((at, row) => [at, row]))
  const rarity = Float32Array.from(features, (at) => Math.log(1 + samples.length / (seen.get(at) ?? 1)))
  const inputs = samples.map((sample) => scaled(sample.features, rows, rarity))
  const weights = new Float32Array(features.length * classes)
  const squares = new Float32Array(features.length * classes).fill(1e-3)
  const bias = new Float32Array(classes)
  const next = random()
  const order = samples.map((_, index) => index)
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, next)
    for (const index of order) {
      const { rows: at, values } = inputs[index] as Input
      const { label, counts = 1 } = samples[index] as Sample
      const errors = errorsOf(at, values, weights, bias, label, counts)
      for (let one = 0; one < classes; one++) bias[one] = (bias[one] ?? 0) - STEP * 0.05 * (errors[one] ?? 0)
      for (let input = 0; input < at.length; input++) {
        const base = (at[input] ?? 0) * classes
        const value = values[input] ?? 0
        for (let one = 0; one < classes; one++) {
          const place = base + one
          const gradient = (errors[one] ?? 0) * value + SHRINK * (weights[place] as number)
          if (gradient < LEAST_GRADIENT && gradient > -LEAST_GRADIENT) continue
          squares[place] = (squares[place] as number) + gradient * gradient
          weights[place] = (weights[place] as number) - (STEP * gradient) / Math.sqrt(squares[place] as number)
        }
      }
    }
  }
  return { classes, bias, features, rarity, weights }
}

type Input = { readonly rows: Int32Array; readonly values: Float32Array }

/** How wrong each class is for one message: its probability, less 1 for the right one. */
function errorsOf(
  rows: Int32Array,
  values: Float32Array,
  weights: Float32Array,
  bias: Float32Array,
  label: number,
  counts: number,
): Float64Array {
  const classes = bias.length
  const scores = Float64Array.from(bias)
  for (let input = 0; input < rows.length; input++) {
    const base = (rows[input] as number) * classes
    const value = values[input] as number
    for (let one = 0; one < classes; one++) scores[one] = (scores[one] as number) + value * (weights[base + one] as number)
  }
  let most = Number.NEGATIVE_INFINITY
  for (const score of scores) if (score > most) most = score
  let sum = 0
  for (let one = 0; one < classes; one++) {
    scores[one] = Math.exp((scores[one] as number) - most)
    sum += scores[one] as number
  }
  for (let one = 0; one < classes; one++)
    scores[one] = counts * ((scores[one] as number) / sum - (one === label ? 1 : 0))
  return scores
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

/** Numbers that look random and are the same each time (a linear congruence). */
export function random(): () => number {
  let state = 1
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

export function shuffle(order: number[], next: () => number): void {
  for (let at = order.length - 1; at > 0; at--) {
    const other = Math.floor(next() * (at + 1))
    ;[order[at], order[other]] = [order[other] as number, order[at] as number]
  }
}
