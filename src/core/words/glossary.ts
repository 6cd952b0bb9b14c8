import { normalise } from '../questions/normalise.ts'
import { between } from './commands.ts'

/** A term as the locale has it: its name, and the words that stand for it. */
type Term = { readonly label: string; readonly words: readonly string[] }

/** Finds terms by the words that stand for them. */
export type Glossary = {
  readonly termAsked: (text: string) => string | undefined
  readonly termsIn: (text: string) => readonly string[]
}

/**
 * Makes the glossary of a language from its terms, by their ids, and the words before and after a term that ask what it means. The longest words
 * count first: "direct payment support" is not "direct payment".
 */
export function glossaryOf(
  terms: Readonly<Record<string, Term>>,
  before: readonly string[],
  after: readonly string[],
): Glossary {
  const [asking, meaning] = [before, after].map((list) => list.map(normalise))
  const named = Object.entries(terms)
    .flatMap(([id, { label, words }]) => [...namesIn(label), ...words.map(normalise)].map((word) => ({ id, word })))
    .filter(({ word }) => word !== '')
    .toSorted((one, other) => other.word.length - one.word.length)
  return {
    termAsked: (text) => {
      const said = between(normalise(text), asking ?? [], meaning ?? [])
      return said === undefined ? undefined : named.find(({ word }) => word === said || `${word}s` === said)?.id
    },
    termsIn: (text) => {
      let said = ` ${normalise(text)} `
      const found: string[] = []
      for (const { id, word } of named) {
        const at = [` ${word} `, ` ${word}s `].find((phrase) => said.includes(phrase))
        if (at === undefined) continue
        found.push(id)
        said = said.replaceAll(at, ' | ')
      }
      return [...new Set(found)]
    },
  }
}

/** "NHS continuing healthcare (CHC)" has two names. */
const namesIn = (label: string): readonly string[] => label.split(/[()]/).map(normalise)
