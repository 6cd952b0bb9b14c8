import type { DenseHead } from '../../core/meaning/dense.ts'
import type { LogisticHead } from '../../core/meaning/logistic.ts'
import type { FittedDense } from './fit-dense.ts'
import type { Fitted } from './fit-sparse.ts'

/** Either way; more made no difference in measurements. */
const LEVELS = 15
/** Few weights are larger than this share of the largest: they are cut to it, so that the others keep their differences. */
const CUT = 0.6

/** Of two classes one is enough, and half as large: what speaks for one speaks against the other. */
const ofOne = (fitted: Fitted): Fitted => ({
  ...fitted,
  bias: fitted.bias.map((_, at) => (at === 0 ? 0 : (fitted.bias[at] as number) - (fitted.bias[0] as number))),
  weights: fitted.weights.map((weight, at) => (at % 2 === 0 ? 0 : weight - (fitted.weights[at - 1] as number))),
})

/** Packs a fitted model as `createLogistic` reads it: only the `most` weights that say most are kept, each as one of 31 levels. */
export function pack(fitted: Fitted, classes: readonly string[], most: number): Uint8Array {
  const { features, rarity, weights, bias } = classes.length === 2 ? ofOne(fitted) : fitted
  const sizes = weights
    .map(Math.abs)
    .filter((size) => size > 0)
    .sort()
  const least = sizes[Math.max(0, sizes.length - most)] ?? 0
  const step = Number((((sizes.at(-1) ?? 1) * CUT) / LEVELS).toPrecision(6))
  const rarityStep = Number((rarity.reduce((one, other) => Math.max(one, other), 0) / 255).toPrecision(6))
  const gaps: number[] = []
  const rarities: number[] = []
  const counts: number[] = []
  const classGaps: number[] = []
  const levels: number[] = []
  let before = 0
  features.forEach((feature, row) => {
    const told = classes.flatMap((_, one) => {
      const weight = weights[row * classes.length + one] ?? 0
      return weight === 0 || Math.abs(weight) < least ? [] : [{ one, level: levelOf(weight, step) }]
    })
    if (told.length === 0) return
    gaps.push(...inSevens(feature - before))
    before = feature
    rarities.push(Math.round((rarity[row] ?? 0) / rarityStep))
    counts.push(told.length)
    told.forEach(({ one, level }, index) => {
      classGaps.push(one - (told[index - 1]?.one ?? 0))
      levels.push(level + LEVELS)
    })
  })
  const head: LogisticHead = {
    classes,
    bias: Array.from(bias, (one) => Number(one.toFixed(3))),
    step,
    levels: LEVELS,
    rarityStep,
    features: counts.length,
    weights: levels.length,
  }
  return packed(head, [...gaps, ...rarities, ...counts, ...classGaps, ...levels])
}

/** A kept weight is never rounded to nought. */
const levelOf = (weight: number, step: number): number =>
  Math.sign(weight) * Math.max(1, Math.min(LEVELS, Math.round(Math.abs(weight) / step)))

/** Packs a model over meanings as `createDense` reads it. */
export function packDense({ bias, weights, size }: FittedDense, classes: readonly string[]): Uint8Array {
  const step = Number((weights.reduce((one, other) => Math.max(one, Math.abs(other)), 0) / 127).toPrecision(6))
  const head: DenseHead = { classes, bias: Array.from(bias, (one) => Number(one.toFixed(3))), step, size }
  return packed(
    head,
    Array.from(weights, (weight) => Math.round(weight / step) & 255),
  )
}

function packed(head: unknown, bytes: readonly number[]): Uint8Array {
  const text = new TextEncoder().encode(JSON.stringify(head))
  return Uint8Array.from([...inSevens(text.length), ...text, ...bytes])
}

function inSevens(number: number): readonly number[] {
  return number < 128 ? [number] : [(number & 127) | 128, ...inSevens(number >> 7)]
}
