import { type AnyStateMachine, assign, setup } from 'xstate'
import type { Dialog, Question, Route, When } from './define.ts'
import { isLookUp } from './define.ts'
import { ANSWERED, holds } from './tokens.ts'

type Answered = Readonly<Record<string, readonly string[] | undefined>>

/** What the machine is told: the facts known before it begins, then one answer after another. */
export type DialogEvent = { type: 'begin'; facts: Answered } | ({ type: `answer.${string}` } & Answer)

type Answer = { question: string; tokens: readonly string[] }

/** Before the first question: XState calls a `context` function again on each pure step, so facts come in by an event. */
const BEGIN = '(begin)'

/**
 * Compiles a dialog to an XState machine: a state for each question, a final state for each outcome, one guard and one
 * action, both with plain parameters. The machine is JSON, so that it can be drawn and walked by anyone's tools.
 */
export function machine(dialog: Dialog): AnyStateMachine {
  const states: Record<string, object> = {
    [BEGIN]: { on: { begin: { target: dialog.start, actions: 'begin' } } },
  }
  for (const [name, question] of Object.entries(dialog.questions)) states[name] = { on: events(question) }
  for (const name of Object.keys(dialog.outcomes)) states[name] = { type: 'final' }

  return setup({
    types: { context: {} as { answered: Answered }, events: {} as DialogEvent },
    guards: {
      holds: ({ context, event }, when: When) => holds(when, withAnswer(context.answered, event as Answer)),
    },
    actions: {
      begin: assign({ answered: ({ event }) => (event as { facts: Answered }).facts }),
      record: assign({
        answered: ({ context, event }) => withAnswer(context.answered, event as Answer),
      }),
    },
  }).createMachine({
    id: dialog.id,
    context: { answered: {} },
    initial: BEGIN,
    states,
  } as never) as unknown as AnyStateMachine
}

const withAnswer = (answered: Answered, { question, tokens }: Answer): Answered => ({ ...answered, [question]: tokens })

/** One event for each choice, and one for any other answer. */
function events(question: Question): Record<string, object[]> {
  const on: Record<string, object[]> = {}
  for (const [choice, route] of Object.entries(question.choices ?? {})) on[`answer.${choice}`] = branches(route)
  if (!isLookUp(question) && question.next) on[`answer.${ANSWERED}`] = branches(question.next)
  return on
}

function branches(route: Route): object[] {
  const list = typeof route === 'string' ? [{ goTo: route }] : route
  return list.map(({ when, goTo }: { when?: When; goTo: string }) => ({
    target: goTo,
    actions: 'record',
    ...(when && { guard: { type: 'holds', params: when } }),
  }))
}
