import { BUCKETS, type Features } from './features.ts'

/** A trained model as it is kept: the weights of each class, most of them nought, packed into bytes (base64). */
export type PackedModel = {
  readonly classes: readonly string[]
  /** One a class. */
  readonly bias: readonly number[]
  /** What a packed weight of 1 stands for. */
  readonly step: number
  /** How much rarer features count more: one byte a feature, in the order of `weights`. */
  readonly rarity: string
  readonly rarityStep: number
  /** For each feature that counts: how far it lies after the one before, how many classes it speaks for, and for each its number and weight. */
  readonly weights: string
}

/** The probability of each class, in the order of `classes`. */
export type Logistic = { readonly classes: readonly string[]; readonly of: (features: Features) => Float64Array }

/** Opens a packed model of weighted features (multinomial logistic regression). */
export function createLogistic({ classes, bias, step, rarity, rarityStep, weights }: PackedModel): Logistic {
  const bytes = bytesOf(weights)
  const rare = bytesOf(rarity)
  const places = new Int32Array(BUCKETS).fill(-1)
  const rarities = new Float32Array(BUCKETS)
  let from = 0
  let bucket = -1
  for (let row = 0; from < bytes.length; row++) {
    const [gap, afterGap] = number(bytes, from)
    bucket += gap
    places[bucket] = afterGap
    rarities[bucket] = (rare[row] ?? 0) * rarityStep
    const [count, afterCount] = number(bytes, afterGap)
    from = afterCount + 2 * count
  }
  return {
    classes,
    of: ({ at, weight }) => {
      const scores = Float64Array.from(bias)
      const scaled = new Float64Array(at.length)
      let length = 0
      at.forEach((feature, index) => {
        scaled[index] = (weight[index] ?? 0) * (rarities[feature] ?? 0)
        length += (scaled[index] ?? 0) ** 2
      })
      const scale = step / (Math.sqrt(length) || 1)
      at.forEach((feature, index) => {
        const place = places[feature] ?? -1
        if (place < 0) return
        const [count, start] = number(bytes, place)
        const value = (scaled[index] ?? 0) * scale
        for (let pair = 0; pair < count; pair++) {
          const which = bytes[start + 2 * pair] ?? 0
          scores[which] = (scores[which] ?? 0) + value * signed(bytes[start + 2 * pair + 1] ?? 0)
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

/** Reads a number of seven bits a byte, the lowest first; gives it and where the next one stands. */
function number(bytes: Uint8Array, from: number): readonly [number, number] {
  let value = 0
  let shift = 0
  let at = from
  for (;;) {
    const byte = bytes[at++] ?? 0
    value += (byte & 127) << shift
    if (byte < 128) return [value, at]
    shift += 7
  }
}

const signed = (byte: number): number => (byte << 24) >> 24

/** Browsers and Node both know it. */
export const bytesOf = (base64: string): Uint8Array => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
