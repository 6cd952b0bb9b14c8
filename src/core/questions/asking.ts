import type { Grammar } from './grammar.ts'

/** Whether words ask something, rather than answer. */
export const looksLikeQuestion = (text: string, _grammar: Grammar): boolean => /[?؟]\s*$/.test(text)
