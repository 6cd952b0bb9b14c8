import { headOf } from './bytes.ts'
import { probabilities } from './logistic.ts'

/** What stands before the packed weights of a model over sentence meanings. */
export type DenseHead = {
  readonly classes: readonly string[]
  readonly bias: readonly number[]
  /** What a weight of 1 stands for. */
  readonly step: number
  /** How many numbers a meaning has. */
  readonly size: number
}

/** The probability of each class for a sentence's meaning (an embedding of length 1), in the order of `classes`. */
export type Dense = { readonly classes: readonly string[]; readonly of: (meaning: Float32Array) => Float64Array }

/** Opens a packed model: after its head, a signed byte for each number of a meaning and class, number by number. */
export function createDense(packed: Uint8Array): Dense {
  const { head, rest } = headOf(packed)
  const { classes, bias, step, size } = head as DenseHead
  const bytes = rest.bytes(size * classes.length)
  const weights = new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length)
  return {
    classes,
    of: (meaning) => {
      const scores = Float64Array.from(bias)
      for (let at = 0; at < size; at++) {
        const value = (meaning[at] ?? 0) * step
        for (let one = 0; one < classes.length; one++)
          scores[one] = (scores[one] ?? 0) + value * (weights[at * classes.length + one] ?? 0)
      }
      return probabilities(scores)
    },
  }
}
