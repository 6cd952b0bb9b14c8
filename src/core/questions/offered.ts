import type { PersonQuestion } from '../dialog/define.ts'
import type { Choice, Reading, Value } from './kind.ts'

/** The question's own choices, in the order in which they are shown. */
export const offered = (question: PersonQuestion, reading: Reading): readonly Choice[] =>
  reading.choices.filter(({ id }) => isChoiceOf(id, question))

/** Whether a value is the id of one of the question's choices. */
export function isChoiceOf(value: Value, question: PersonQuestion): boolean {
  return typeof value === 'string' && Object.hasOwn(question.choices ?? {}, value)
}
