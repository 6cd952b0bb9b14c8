import type { Value } from '../questions/kind.ts'
import type { When } from './define.ts'
import { isLookUp, type Question } from './define.ts'

/** What a free answer counts as when a dialog routes on it: only that there is one. */
export const ANSWERED = 'answered'

/** The names by which a dialog may route on an answer: its choices, or `answered` for free words. */
export function tokens(value: Value, question: Question | undefined): readonly string[] {
  if (Array.isArray(value)) return value
  if (typeof value === 'object') return [(value as { choice: string }).choice]
  return question && isFree(question) ? [ANSWERED] : [String(value)]
}

/** Whether every named answer is, or includes, one of those the condition lists. */
export function holds(
  when: When | undefined,
  answered: Readonly<Record<string, readonly string[] | undefined>>,
): boolean {
  if (!when) return true
  return Object.entries(when).every(([name, wanted]) => {
    const list = typeof wanted === 'string' ? [wanted] : (wanted ?? [])
    return answered[name]?.some((token) => list.includes(token)) ?? false
  })
}

const choiceKinds = new Set(['choice', 'yesNo', 'several', 'check', 'consent'])

/** Whether a question takes words of the person's own. */
export const isFree = (question: Question): boolean => !isLookUp(question) && !choiceKinds.has(question.ask)
