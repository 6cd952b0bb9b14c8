import { type Chain, endOf, openings, type Pattern, type Sentences, type Span } from './pattern.ts'

/** A message that says the same again and again is not searched for ever. */
const MOST_PLACES = 20

/** Finds every pattern in a message: by its place in the list, each match with the places of its parts. */
export function createFinder(patterns: readonly Pattern[]): (said: Sentences) => Map<number, readonly Span[][]> {
  type Entry = { readonly at: number; readonly part: number; readonly chain: Chain }
  const byWord = new Map<string, Entry[]>()
  const byBeginning = new Map<string, Entry[]>()
  patterns.forEach(({ parts }, at) => {
    parts.forEach((chains, part) => {
      for (const chain of chains) {
        for (const { word, isBeginning } of openings(chain)) {
          const index = isBeginning ? byBeginning : byWord
          index.set(word, [...(index.get(word) ?? []), { at, part, chain }])
        }
      }
    })
  })
  const longest = Math.max(0, ...[...byBeginning.keys()].map((word) => word.length))
  const opened = (word: string) => {
    const entries = [...(byWord.get(word) ?? [])]
    for (let length = 2; length <= Math.min(longest, word.length); length++) {
      entries.push(...(byBeginning.get(word.slice(0, length)) ?? []))
    }
    return entries
  }
  return (said) => {
    const spans = new Map<number, Span[][]>()
    const openedBy = new Map<string, readonly Entry[]>()
    said.forEach((words, sentence) => {
      words.forEach((word, from) => {
        const entries = openedBy.get(word) ?? opened(word)
        openedBy.set(word, entries)
        for (const { at, part, chain } of entries) {
          const to = endOf(chain, words, from)
          if (to === undefined) continue
          const parts = spans.get(at) ?? []
          const places = parts[part] ?? []
          if (places.length < MOST_PLACES) places.push({ sentence, from, to })
          parts[part] = places
          spans.set(at, parts)
        }
      })
    })
    return new Map([...spans].map(([at, parts]) => [at, matchesOf(patterns[at] as Pattern, parts)] as const))
  }
}

/** Every way in which all parts of a pattern were found together. */
function matchesOf({ parts, within }: Pattern, found: readonly (readonly Span[] | undefined)[]): Span[][] {
  let matches: Span[][] = [[]]
  for (let part = 0; part < parts.length; part++) {
    matches = matches.flatMap((match) =>
      (found[part] ?? [])
        .filter((span) => within === 'message' || match.every(({ sentence }) => sentence === span.sentence))
        .map((span) => [...match, span]),
    )
  }
  return matches
}
