import { choice } from './choice.ts'
import type { Kind } from './kind.ts'
import { matchChoice } from './match-choice.ts'
import { isChoiceOf, offered } from './offered.ts'
import { plainAnswer } from './plain-answer.ts'
import { problem } from './problem.ts'

/**
 * Yes, no and, where the question has it, not sure. Where it has not, doubt is understood, but neither offered nor numbered:
 * it is asked about again.
 */
export const yesNo: Kind = {
  ...choice,
  read: (text, question, reading) => {
    const hasUnsure = isChoiceOf('notSure', question)
    const unsure = hasUnsure ? [] : [{ id: 'notSure', label: '', words: reading.grammar.unsure }]
    const read = matchChoice(text, offered(question, reading), plainAnswer, reading.grammar, unsure)
    const isUnsure = 'value' in read ? read.value === 'notSure' : read.problem !== 'choice.number'
    return isUnsure && !hasUnsure ? problem('yesNo.unsure') : read
  },
}
