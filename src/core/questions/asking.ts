import type { Grammar } from './grammar.ts'
import { wordsOf } from './normalise.ts'

/** Fewer words may be a name ("May Smith"), or an answer said as a question. */
const LEAST_WORDS = 4

/** Whether words ask something, rather than answer: by their mark, or by how they begin. */
export function looksLikeQuestion(text: string, { asking }: Grammar): boolean {
  if (/[?؟]\s*$/.test(text)) return true
  const words = wordsOf(text)
  return words.length >= LEAST_WORDS && asking.has(words[0] ?? '')
}
