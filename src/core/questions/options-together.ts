import type { PersonQuestion } from '../dialog/define.ts'
import type { Read, Reading, Value } from './kind.ts'
import { problem } from './problem.ts'

/** Options as one answer: in the dialog's order, each once, and with nothing beside one that excludes the rest. */
export function optionsTogether(ids: readonly string[], question: PersonQuestion, reading: Reading): Read {
  const value = (question.options ?? []).filter((id) => ids.includes(id))
  if (value.length === 0) return problem('choice.none')
  const alone = question.alone?.find((id) => value.includes(id))
  if (alone === undefined || value.length === 1) return { value }
  return problem('several.alone', { label: reading.choices.find(({ id }) => id === alone)?.label ?? alone })
}

/** Whether a kept value is such an answer, its order aside. */
export function areOptionsTogether(value: Value, question: PersonQuestion): boolean {
  if (!isList(value) || value.length === 0 || new Set(value).size < value.length) return false
  const isAlone = value.length > 1 && value.some((id) => question.alone?.includes(id))
  return !isAlone && value.every((id) => question.options?.includes(id))
}

/** TypeScript does not tell a read-only array from an object by itself. */
const isList = (value: Value): value is readonly string[] => Array.isArray(value)
