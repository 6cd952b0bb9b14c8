import type { Lexicon, Prepared } from './lexicon.ts'

/** What a message shows, as numbers of a fixed range with their weights; the weights have length 1 together. */
export type Features = { readonly at: Uint32Array; readonly weight: Float32Array }

/** How many different features are told apart; more than a few tens of thousands are not used, so few fall together. */
export const BUCKETS = 1 << 18

/** How much each sort of feature counts. */
const WEIGHTS = { word: 1, light: 0.35, pair: 0.7, heavyPair: 0.5, letters: 0.35 }

/** How long the runs of letters are. */
const RUN = 4

/** The features of a message: its stems, pairs of stems that stand together, and runs of letters in its words (which survive misspelling). */
export function featuresOf({ words, stems }: Prepared, { isLight }: Lexicon): Features {
  const counts = new Map<number, number>()
  const add = (name: string, weight: number) => {
    const at = bucketOf(name)
    counts.set(at, (counts.get(at) ?? 0) + weight)
  }
  const heavy: string[] = []
  stems.forEach((stem, index) => {
    const isHeavy = !isLight(words[index] ?? '')
    if (isHeavy) heavy.push(stem)
    add(`w${stem}`, isHeavy ? WEIGHTS.word : WEIGHTS.light)
    if (index > 0) add(`b${stems[index - 1]} ${stem}`, WEIGHTS.pair)
  })
  heavy.forEach((stem, index) => {
    if (index > 0) add(`s${heavy[index - 1]} ${stem}`, WEIGHTS.heavyPair)
  })
  for (const word of words) {
    if (isLight(word)) continue
    const framed = `^${word}$`
    for (let from = 0; from + RUN <= framed.length; from++) add(`c${framed.slice(from, from + RUN)}`, WEIGHTS.letters)
  }
  return scaled(counts)
}

function scaled(counts: ReadonlyMap<number, number>): Features {
  const length = Math.hypot(...counts.values()) || 1
  return { at: Uint32Array.from(counts.keys()), weight: Float32Array.from(counts.values(), (count) => count / length) }
}

/** FNV-1a. */
function bucketOf(name: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < name.length; at++) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193)
  return (hash >>> 0) % BUCKETS
}
