import type { PackedModel } from '../../core/meaning/logistic.ts'
import type { Fitted } from './fit.ts'

/** Packs a fitted model: only the `most` weights that say most are kept, in one byte each. Any order of features and classes is kept. */
export function pack({ features, rarity, weights, bias }: Fitted, classes: readonly string[], most: number): PackedModel {
  const sizes = Float32Array.from(weights, Math.abs).sort()
  const least = sizes[Math.max(0, sizes.length - most)] ?? 0
  const step = (sizes.at(-1) ?? 1) / 127
  const rarityStep = rarity.reduce((one, other) => Math.max(one, other), 0) / 255
  const bytes: number[] = []
  const rare: number[] = []
  let before = -1
  features.forEach((feature, row) => {
    const told = classes.flatMap((_, which) => {
      const weight = weights[row * classes.length + which] ?? 0
      const kept = Math.abs(weight) >= least ? Math.round(weight / step) : 0
      return kept === 0 ? [] : [which, kept & 255]
    })
    if (told.length === 0) return
    bytes.push(...inSevens(feature - before), ...inSevens(told.length / 2), ...told)
    rare.push(Math.round((rarity[row] ?? 0) / rarityStep))
    before = feature
  })
  return {
    classes,
    bias: Array.from(bias, (one) => Number(one.toFixed(3))),
    step: Number(step.toPrecision(6)),
    rarity: Buffer.from(rare).toString('base64'),
    rarityStep: Number(rarityStep.toPrecision(6)),
    weights: Buffer.from(bytes).toString('base64'),
  }
}

function inSevens(number: number): readonly number[] {
  return number < 128 ? [number] : [(number & 127) | 128, ...inSevens(number >> 7)]
}
