import type { Grammar } from './grammar.ts'
export const mentionsIn = (
  _text: string,
  _grammar: Grammar,
  _now: string,
): readonly { kind: string; text: string }[] => []
