import { random } from '../../core/meaning/random.ts'
import { toErrors } from './fit-sparse.ts'
import { shuffle } from './shuffle.ts'

/** A sentence's meaning (an embedding of length 1) with its class. */
export type DenseSample = { readonly meaning: Float32Array; readonly label: number }

export type FittedDense = { readonly bias: Float32Array; readonly weights: Float32Array; readonly size: number }

const EPOCHS = 6
const STEP = 0.3
const BIAS_STEP = 0.02
const SHRINK = 3e-5
const LEAST = 1e-5

/** Fits multinomial logistic regression over meanings by AdaGrad, in a fixed order. */
export function fitDense(samples: readonly DenseSample[], classes: number): FittedDense {
  const size = samples[0]?.meaning.length ?? 0
  const weights = new Float32Array(size * classes)
  const squares = new Float32Array(size * classes).fill(1e-3)
  const bias = new Float32Array(classes)
  const errors = new Float64Array(classes)
  const next = random()
  const order = samples.map((_, index) => index)
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    shuffle(order, next)
    for (const index of order) {
      const { meaning, label } = samples[index] as DenseSample
      errors.set(bias)
      for (let at = 0; at < size; at++) {
        const value = meaning[at] as number
        const base = at * classes
        for (let one = 0; one < classes; one++)
          errors[one] = (errors[one] as number) + value * (weights[base + one] as number)
      }
      toErrors(errors, label)
      for (let one = 0; one < classes; one++) bias[one] = (bias[one] as number) - BIAS_STEP * (errors[one] as number)
      for (let at = 0; at < size; at++) {
        const value = meaning[at] as number
        const base = at * classes
        for (let one = 0; one < classes; one++) {
          const slope = (errors[one] as number) * value
          if (slope < LEAST && slope > -LEAST) continue
          const place = base + one
          squares[place] = (squares[place] as number) + slope * slope
          const pull = slope + SHRINK * (weights[place] as number)
          weights[place] = (weights[place] as number) - (STEP * pull) / Math.sqrt(squares[place] as number)
        }
      }
    }
  }
  return { bias, weights, size }
}
