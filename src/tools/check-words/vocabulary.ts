import type { WordTree } from '../../core/words/words.ts'
import { type Vocabulary, wordsOf } from './uncommon.ts'

/** The words of a list: everything but lines that begin with `#`. */
export const listedIn = (list: string): readonly string[] =>
  list
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .flatMap((line) => line.split(/\s+/))
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase())

/** What the glossary of a language explains: the words that stand for each term, by the first of them. */
export function termsOf(glossary: WordTree[string] | undefined): Vocabulary['terms'] {
  const terms = Object.values((glossary ?? {}) as WordTree)
    .flatMap((term) => (term as { readonly words?: readonly string[] }).words ?? [])
    .map((words) => wordsOf(words).map((word) => word.toLowerCase()))
  return Map.groupBy(terms, ([first]) => first ?? '')
}
