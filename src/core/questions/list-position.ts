import { english } from './english.ts'
import { wordsOf } from './normalise.ts'

/** The place in a list that a whole message names ("2", "number two", "the second one", "last"): from 1, perhaps out of range. */
export function listPosition(text: string, count: number): number | undefined {
  const said = wordsOf(text).filter((word) => !english.aroundPlace.includes(word))
  const [first, second] = said
  if (first === undefined || said.length > 2) return undefined
  if (second !== undefined && second !== 'one') return undefined
  if (english.last.includes(first)) return count
  const ordinal = ordinalNumber(first)
  if (ordinal !== undefined) return ordinal
  return second === undefined ? cardinalNumber(first) : undefined
}

function ordinalNumber(word: string): number | undefined {
  const digits = /^(\d{1,3})(?:st|nd|rd|th)$/.exec(word)?.[1]
  if (digits) return Number(digits)
  const index = english.ordinals.indexOf(word)
  return index < 0 ? undefined : index + 1
}

/** A number in digits or words. */
function cardinalNumber(word: string): number | undefined {
  if (/^\d+$/.test(word)) return Number(word)
  const index = english.numbers.indexOf(word)
  return index < 0 ? undefined : index + 1
}
