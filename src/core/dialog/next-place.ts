import { type AnyMachineSnapshot, type AnyStateMachine, initialTransition, transition } from 'xstate'
import { type Dialog, isLookUp, type Question, type Route, type When } from './define.ts'
import { machine } from './machine.ts'
import { ANSWERED } from './tokens.ts'

/** The answers so far, as tokens. */
export type Answered = Readonly<Record<string, readonly string[] | undefined>>

/** Where a dialog begins, by XState's pure `initialTransition()`. */
export const firstPlace = (dialog: Dialog): string => compiled(dialog).first

/**
 * Where the answer just given to a question leads, by XState's pure `transition()`. What it says for an answer and the
 * answers that its conditions read is remembered: it is the same for everyone, and every turn walks its dialogs anew.
 */
export function nextPlace(dialog: Dialog, question: string, answered: Answered): string {
  const { walked, known } = compiled(dialog)
  const asked = dialog.questions[question] as Question
  const event = eventOf(asked, answered[question] ?? [])
  const read = namesRead(asked).map((name) => [name, answered[name]] as const)
  const key = JSON.stringify([question, event, ...read])
  const next = known.get(key) ?? reached(walked, question, event, Object.fromEntries(read), answered[question] ?? [])
  known.set(key, next)
  return next
}

/** The facts, and answers of its own, that the routes of a dialog are decided by. */
export const namesReadBy = (dialog: Dialog): ReadonlySet<string> => {
  const found = readByDialog.get(dialog) ?? new Set(Object.values(dialog.questions).flatMap(namesRead))
  readByDialog.set(dialog, found)
  return found
}

const readByDialog = new WeakMap<Dialog, ReadonlySet<string>>()

function reached(
  walked: AnyStateMachine,
  question: string,
  type: string,
  answered: Answered,
  tokens: readonly string[],
) {
  const from = walked.resolveState({ value: question, context: { answered } })
  const [state] = transition(walked, from, { type, question, tokens })
  return (state as AnyMachineSnapshot).value as string
}

/** The event of a choice where there is one, else that of any other answer. */
function eventOf(question: Question, tokens: readonly string[]): string {
  const [only] = tokens
  const isChoice = tokens.length === 1 && only !== undefined && only in (question.choices ?? {})
  return `answer.${isChoice ? only : ANSWERED}`
}

function namesRead(question: Question): readonly string[] {
  const found = readByQuestion.get(question) ?? [...new Set(routesOf(question).flatMap(conditionNames))]
  readByQuestion.set(question, found)
  return found
}

const readByQuestion = new WeakMap<Question, readonly string[]>()

const routesOf = (question: Question): readonly Route[] => [
  ...Object.values(question.choices ?? {}),
  ...(!isLookUp(question) && question.next ? [question.next] : []),
]

const conditionNames = (route: Route): readonly string[] =>
  typeof route === 'string' ? [] : route.flatMap(({ when }: { when?: When }) => Object.keys(when ?? {}))

type Compiled = { readonly walked: AnyStateMachine; readonly first: string; readonly known: Map<string, string> }

const machines = new WeakMap<Dialog, Compiled>()

function compiled(dialog: Dialog): Compiled {
  const found = machines.get(dialog)
  if (found) return found
  const walked = machine(dialog)
  const [initial] = initialTransition(walked)
  const [begun] = transition(walked, initial, { type: 'begin', facts: {} })
  const made = { walked, first: (begun as AnyMachineSnapshot).value as string, known: new Map<string, string>() }
  machines.set(dialog, made)
  return made
}
