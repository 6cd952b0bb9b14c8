import { slipsBetween } from '../meaning/speller.ts'
import type { Choice } from './kind.ts'
import { wordsOf } from './normalise.ts'

/** Shorter words have too many neighbours; from seven letters on a word may hold two slips. */
const SHORTEST = 4
const LONG = 7

/**
 * A text with its misspelt words as the choices on screen have them ("my muther"): a word that nobody knows becomes the one word of theirs that lies
 * a slip away. The text itself where there is none, or several are as near.
 */
export function respelt(text: string, choices: readonly Choice[], isWord: (word: string) => boolean): string {
  const theirs = new Set(choices.flatMap(({ label, words }) => [label, ...words]).flatMap(wordsOf))
  return wordsOf(text)
    .map((word) => {
      if (word.length < SHORTEST || theirs.has(word) || isWord(word)) return word
      const near = [...theirs].filter((other) => other.length >= SHORTEST && other[0] === word[0])
      const [first, second] = near
        .map((other) => ({ other, slips: slipsBetween(word, other) }))
        .filter(({ other, slips }) => slips <= (Math.min(word.length, other.length) >= LONG ? 2 : 1))
        .toSorted((one, other) => one.slips - other.slips)
      return first && first.slips !== second?.slips ? first.other : word
    })
    .join(' ')
}
