import type { Choice } from './kind.ts'
import { wordsOf } from './normalise.ts'

/** Where in a message the words of a choice stand. Two choices may list the same words: then both are named. */
export type Named = { readonly at: number; readonly length: number; readonly choices: readonly Choice[] }

/**
 * The choices that the words of a message name, in the order said. The longest words are found first and are then used up:
 * "I don't think so" is never also "think so", nor "not sure" also "sure".
 */
export function namedPhrases(words: readonly string[], choices: readonly Choice[]): readonly Named[] {
  const used = new Set<number>()
  const found: Named[] = []
  for (const phrase of phrases(choices)) {
    for (let at = 0; at + phrase.words.length <= words.length; at++) {
      const isHere = phrase.words.every((word, i) => words[at + i] === word && !used.has(at + i))
      if (!isHere) continue
      phrase.words.forEach((_, i) => {
        used.add(at + i)
      })
      found.push({ at, length: phrase.words.length, choices: phrase.choices })
    }
  }
  return found.sort((a, b) => a.at - b.at)
}

/** The words of a message that name no choice. */
export function unnamed(words: readonly string[], named: readonly Named[]): readonly string[] {
  return words.filter((_, i) => !named.some(({ at, length }) => i >= at && i < at + length))
}

/** The different choices that are named, in the order said. */
export const different = (named: readonly Named[]): readonly Choice[] => [
  ...new Set(named.flatMap((one) => one.choices)),
]

type Phrase = { readonly words: readonly string[]; readonly choices: readonly Choice[] }

/** Every label and listed word, longest first. */
function phrases(choices: readonly Choice[]): readonly Phrase[] {
  const byText = new Map<string, { words: readonly string[]; choices: Choice[] }>()
  for (const choice of choices) {
    for (const text of [choice.label, ...choice.words]) {
      const words = wordsOf(text)
      if (words.length === 0) continue
      const known = byText.get(words.join(' ')) ?? { words, choices: [] }
      if (!known.choices.includes(choice)) known.choices.push(choice)
      byText.set(words.join(' '), known)
    }
  }
  return [...byText.values()].sort((a, b) => b.words.length - a.words.length)
}
