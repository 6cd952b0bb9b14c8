import { formsOf, isCommon } from './common.ts'

/** What may be said without an explanation, and what has one. */
export type Vocabulary = {
  /** Common words, in lower case. */
  readonly listed: ReadonlySet<string>
  /** Names of people and places, in lower case: they count where they begin with a capital letter. */
  readonly names: ReadonlySet<string>
  /** What the glossary explains, each term as its words in lower case, by the first of them. */
  readonly terms: ReadonlyMap<string, readonly (readonly string[])[]>
}

/** The words of a text, a hyphen between two. Web addresses and other scripts are none; a value is a number. */
export const wordsOf = (text: string): readonly string[] =>
  [...text.replace(ADDRESS, ' ').replace(VALUE, '0').matchAll(WORD)].map(([word]) => word)

/** The words of a text that are neither common nor a name, and those that only the glossary explains. */
export function uncommonIn(text: string, { listed, names, terms }: Vocabulary) {
  const words = wordsOf(text).map((word) => ({ word, forms: formsOf(word) }))
  const uncommon: string[] = []
  const explained: string[] = []
  for (let at = 0; at < words.length; ) {
    const term = termAt(words, at, terms)
    const said = words.slice(at, at + Math.max(term, 1))
    const hard = said
      .filter(({ word }) => !isNumber(word) && !isName(word, names) && !isCommon(word, listed))
      .map(({ word }) => word.toLowerCase())
    ;(term > 0 ? explained : uncommon).push(...hard)
    at += said.length
  }
  return { words: words.map(({ word }) => word.toLowerCase()), uncommon, explained }
}

/** How many words the longest term has that begins here; 0 if none does. */
function termAt(words: readonly { forms: readonly string[] }[], at: number, terms: Vocabulary['terms']): number {
  const begins = (words[at]?.forms ?? [])
    .flatMap((form) => terms.get(form) ?? [])
    .filter((term) => term.every((part, next) => words[at + next]?.forms.includes(part)))
  return Math.max(0, ...begins.map((term) => term.length))
}

/** `117`, `18s`; a value stands as a number, so `{{name}}’s` is one too. */
const isNumber = (word: string) => /\p{N}/u.test(word)

const isName = (word: string, names: ReadonlySet<string>) =>
  /^\p{Lu}/u.test(word) && names.has(word.toLowerCase().replace(/[’']s$/, ''))

const ADDRESS = /https?:\/\/\S+|\S+@\S+|\b[\w-]+(?:\.[\w-]+)+\b/g
const VALUE = /\{\{.*?\}\}/g
const WORD = /[\p{Script=Latin}\p{N}]+(?:[’'][\p{Script=Latin}\p{N}]+)*/gu
