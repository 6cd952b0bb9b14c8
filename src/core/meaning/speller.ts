/** Gives the known word that a misspelt one most likely is, or the word itself. */
export type Speller = (word: string) => string

/** Shorter words have too many neighbours, and longer ones are no words. */
const SHORTEST = 4
const LONGEST = 20

/**
 * A bounded speller: known words within one slip (two from seven letters on), of which the commonest is taken. `known` counts how often each
 * is used. A slip is a letter left out, added, changed, or two swapped. The candidates are found by deletions, so that the longest message is quick.
 */
export function createSpeller(known: ReadonlyMap<string, number>): Speller {
  const byShape = new Map<string, string[]>()
  for (const word of known.keys()) {
    if (word.length < SHORTEST || word.length > LONGEST) continue
    for (const shape of shapesOf(word)) byShape.set(shape, [...(byShape.get(shape) ?? []), word])
  }
  const found = new Map<string, string>()
  return (word) => {
    if (known.has(word) || word.length < SHORTEST || word.length > LONGEST || /\d/.test(word)) return word
    const before = found.get(word)
    if (before !== undefined) return before
    const spelt = nearest(word, byShape, known)
    if (found.size >= MOST_REMEMBERED) found.clear()
    found.set(word, spelt)
    return spelt
  }
}

/** People's own words are remembered for a while only, and never beside one another. */
const MOST_REMEMBERED = 2000

function nearest(word: string, byShape: ReadonlyMap<string, readonly string[]>, known: ReadonlyMap<string, number>) {
  const candidates = new Set([...shapesOf(word)].flatMap((shape) => byShape.get(shape) ?? []))
  let best = word
  let bestScore = 0
  for (const candidate of candidates) {
    const slips = slipsBetween(word, candidate)
    if (slips > (Math.min(word.length, candidate.length) >= 7 ? 2 : 1)) continue
    const sameStart = word[0] === candidate[0] ? 3 : 1
    const score = (sameStart * Math.log2(2 + (known.get(candidate) ?? 0))) / 8 ** slips
    if (score > bestScore) [best, bestScore] = [candidate, score]
  }
  return best
}

/** The word, and the word with one letter left out at each place; two for long words. */
function shapesOf(word: string): ReadonlySet<string> {
  const shorter = withoutOne(word)
  return new Set([word, ...shorter, ...(word.length >= 7 ? shorter.flatMap(withoutOne) : [])])
}

const withoutOne = (word: string): readonly string[] =>
  Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1))

/** How many slips lie between two words (optimal string alignment). */
export function slipsBetween(one: string, other: string): number {
  let [before, last]: [number[], number[]] = [[], Array.from({ length: other.length + 1 }, (_, at) => at)]
  for (let i = 1; i <= one.length; i++) {
    const row = [i]
    for (let j = 1; j <= other.length; j++) {
      const isSame = one[i - 1] === other[j - 1]
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]
      row[j] = Math.min(
        (row[j - 1] ?? 0) + 1,
        (last[j] ?? 0) + 1,
        (last[j - 1] ?? 0) + (isSame ? 0 : 1),
        swapped ? (before[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      )
    }
    ;[before, last] = [last, row]
  }
  return last[other.length] ?? 0
}
