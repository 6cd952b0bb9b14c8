import type { Answer } from '../conversation/conversation.ts'
import { kinds } from '../questions/index.ts'
import type { Value } from '../questions/kind.ts'
import { type Dialog, isLookUp, type PersonQuestion, type Question } from './define.ts'
import { firstPlace, nextPlace } from './next-place.ts'
import { tokens } from './tokens.ts'

/** One answered question on the way. */
export type Step = { readonly question: string; readonly answer: Answer }

/** Where the answers lead, and the way there. */
export type Place = {
  readonly path: readonly Step[]
  readonly at: { readonly question: string } | { readonly outcome: string }
}

/** What a walk reads from. */
export type Reading = {
  /** The kept answer to a question of this dialog, be it the run's or a fact. */
  readonly answer: (question: string) => Answer | undefined
  /** Facts that no question of this dialog has asked on the way, as tokens to route on. */
  readonly facts: Readonly<Record<string, readonly string[]>>
  /** The value now of an answer that others depend on. */
  readonly value: (name: string) => Value | undefined
  /** The version of a look-up's data now. */
  readonly version: (lookUp: string) => string
}

/**
 * Walks a dialog from its start along the answers, by XState's pure functions, and stops at the first question without a
 * usable answer. Nothing but answers is ever stored, so that a new version of the dialog, going back and resuming are one.
 */
export function place(dialog: Dialog, reading: Reading): Place {
  const answered: Record<string, readonly string[] | undefined> = { ...reading.facts }
  const path: Step[] = []
  let at = firstPlace(dialog)
  for (;;) {
    const question = dialog.questions[at]
    if (!question) return { path, at: { outcome: at } }
    const answer = reading.answer(at)
    if (!answer || answer.reopened || !isAwake(answer, question, reading)) return { path, at: { question: at } }
    path.push({ question: at, answer })
    answered[at] = tokens(answer.value, question)
    at = nextPlace(dialog, at, answered)
  }
}

/** Whether an answer counts now: what it relied on is as it was, and it fits the question as the dialog has it today. */
export function isAwake(answer: Answer, question: Question, reading: Pick<Reading, 'value' | 'version'>): boolean {
  const unchanged = (question.dependsOn ?? []).every((name) => same(answer.given?.[name], reading.value(name)))
  if (!unchanged) return false
  if (!isLookUp(question)) return fits(answer, question)
  const known = typeof answer.value === 'string' && answer.value in question.choices
  return known && answer.version === reading.version(question.lookUp)
}

/** Whether an answer fits its question, found out once for each: reading a date again costs more than the rest of a walk. */
function fits(answer: Answer, question: PersonQuestion): boolean {
  const known = fitting.get(answer)
  if (known?.question === question) return known.fits
  const result = kinds[question.ask].fits(answer.value, question)
  fitting.set(answer, { question, fits: result })
  return result
}

const fitting = new WeakMap<Answer, { readonly question: PersonQuestion; readonly fits: boolean }>()

/** Whether two values are the same: all of them are JSON. */
export const same = (a: Value | undefined, b: Value | undefined): boolean =>
  a === b || JSON.stringify(a) === JSON.stringify(b)
