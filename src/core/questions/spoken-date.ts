import type { Grammar } from './grammar.ts'
import { normalise } from './normalise.ts'
import { withDigits } from './number-words.ts'

/** A date in words with its numbers as digits: "twelfth of March nineteen fifty one" becomes 12 of March 1951. */
export function spokenDate(text: string, grammar: Grammar): string {
  if (text.length > LONGEST) return text
  const ordinals = text
    .split(/(\s+)/)
    .map((word) => {
      const day = grammar.ordinals.get(normalise(word))
      return day === undefined ? word : String(day)
    })
    .join('')
    // "twenty first": the ten is a number, its ordinal is one now too
    .replace(TENS, (_, ten: string, gap: string, one: string) => `${withDigits(ten, grammar)}${gap}${one}`)
  const digits = withDigits(ordinals, grammar)
  return digits
    .replace(/\b([23]0)\s+([1-9])(?=\s+(?:of\s+)?\p{L})/u, (_, ten: string, one: string) =>
      String(Number(ten) + Number(one)),
    )
    .replace(/\b(19|20)\s+(\d{2})\b/, '$1$2')
}

/** More is a story. */
const LONGEST = 200
const TENS = /\b(twenty|thirty)(\s+)(\d)\b/i
