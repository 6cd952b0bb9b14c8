import type { Kind } from './kind.ts'
import { matchChoice, namedAnywhere } from './match-choice.ts'
import { isChoiceOf, offered } from './offered.ts'
import { plainAnswer } from './plain-answer.ts'
import { showLabels } from './show-labels.ts'

/** One of a list of choices. */
export const choice: Kind = {
  field: { control: 'buttons' },
  read: (text, question, reading) => {
    const choices = offered(question, reading)
    const hasYesOrNo = choices.some(({ id }) => id === 'yes' || id === 'no')
    return matchChoice(text, choices, hasYesOrNo ? plainAnswer : namedAnywhere, reading.grammar)
  },
  fits: isChoiceOf,
  show: showLabels,
}
