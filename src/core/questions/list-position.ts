import type { Grammar } from './grammar.ts'
import { wordsOf } from './normalise.ts'

/** The place in a list that a whole message names ("2", "number two", "the second one", "last"): from 1, perhaps out of range. */
export function listPosition(text: string, count: number, grammar: Grammar): number | undefined {
  const [first, second, ...more] = wordsOf(text).filter((word) => !grammar.aroundPlace.has(word))
  if (first === undefined || more.length > 0) return undefined
  if (second !== undefined && !grammar.afterPlace.has(second)) return undefined
  if (grammar.last.has(first)) return count
  const ordinal = ordinalNumber(first, grammar)
  if (ordinal !== undefined) return ordinal
  return second === undefined ? cardinalNumber(first, grammar) : undefined
}

function ordinalNumber(word: string, grammar: Grammar): number | undefined {
  const [, digits, ending] = /^(\d{1,3})(\D+)$/.exec(word) ?? []
  if (ending !== undefined && grammar.ordinalEndings.has(ending)) return Number(digits)
  return grammar.ordinals.get(word)
}

/** A number in digits or words. */
const cardinalNumber = (word: string, grammar: Grammar): number | undefined =>
  /^\d+$/.test(word) ? Number(word) : grammar.numbers.get(word)
