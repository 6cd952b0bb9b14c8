import { choice } from './choice.ts'
import type { Kind } from './kind.ts'
import { wholeChoice } from './match-choice.ts'
import { offered } from './offered.ts'

/** The page that shows every answer for checking. Only a whole message counts: "yes, but my name is wrong" is no yes. */
export const check: Kind = {
  ...choice,
  read: (text, question, reading) => wholeChoice(text, offered(question, reading), reading.grammar),
}
