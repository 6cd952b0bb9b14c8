import type { Grammar } from './grammar.ts'
import type { Choice } from './kind.ts'
import { type Named, namedPhrases } from './named-phrases.ts'
import { wordsOf } from './normalise.ts'

/** One item of a list that somebody wrote: its words, the options they name, and the words beside those. */
export type Part = { readonly words: string[]; readonly named: Named[]; readonly rest: string[] }

/**
 * The items of a list, split at commas, lines and "and", but never inside the words of an option ("washing and dressing" may
 * be one).
 */
export function listParts(text: string, options: readonly Choice[], grammar: Grammar): readonly Part[] {
  const starts = new Set<number>()
  const words: string[] = []
  for (const piece of text.split(SEPARATORS)) {
    starts.add(words.length)
    words.push(...wordsOf(piece))
  }

  const named = new Map(namedPhrases(words, options).map((one) => [one.at, one]))
  let part: Part = { words: [], named: [], rest: [] }
  const parts = [part]
  for (let at = 0; at < words.length; ) {
    const here = named.get(at)
    const said = words.slice(at, at + (here?.length ?? 1))
    const isAnd = !here && said.every((word) => grammar.and.has(word))
    if (starts.has(at) || isAnd) {
      part = { words: [], named: [], rest: [] }
      parts.push(part)
    }
    if (!isAnd) part.words.push(...said)
    if (here) part.named.push(here)
    else if (!isAnd) part.rest.push(...said)
    at += said.length
  }
  return parts.filter((one) => one.words.length > 0)
}

const SEPARATORS = /[,;&+/\n\u060c\u061b\u3001\uff0c]+|\.\s/
