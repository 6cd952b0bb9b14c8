import { isLookUp, type LookUpQuestion } from '../dialog/define.ts'
import type { Found } from '../dialog/look-up.ts'
import type { Value } from '../questions/kind.ts'
import type { Message } from '../words/message.ts'
import { dialogOf, given, placeOf, withAnswer } from './answers.ts'
import type { Conversation, Run } from './conversation.ts'
import { type Effect, ended } from './ended.ts'
import { foundMessage } from './messages.ts'
import { push, topOf } from './stack.ts'
import { FIRST_DIALOG, MENU, type World } from './world.ts'

/** A look-up that must be made before the turn can be finished. `key` says which, however often the turn is begun anew. */
export type Need = {
  readonly key: string
  readonly lookUp: string
  readonly input: Readonly<Record<string, Value | undefined>>
}

/** What look-ups found, by the `key` of their need. */
export type AllFound = Readonly<Record<string, Found>>

/** A conversation that waits for the person, and what was said and done on the way. */
export type Settled = {
  readonly conversation: Conversation
  readonly say: readonly Message[]
  readonly effects: readonly Effect[]
  readonly outcomes: readonly { readonly dialog: string; readonly id: string }[]
}

/** More ends in one turn than any dialogs chain: past it, two dialogs lead to each other for ever. */
const MOST_STEPS = 50

/** Follows the answers through look-ups and outcomes until a question waits for the person, or a look-up must be made. */
export function settle(world: World, from: Conversation, found: AllFound): Settled | { readonly need: Need } {
  let now: Settled = { conversation: from, say: [], effects: [], outcomes: [] }
  for (let step = 0; step < MOST_STEPS; step++) {
    const run = topOf(now.conversation)
    if (!run) {
      now = { ...now, conversation: begin(world, now.conversation) }
      continue
    }
    const { at } = placeOf(world, now.conversation, run)
    if ('outcome' in at) {
      const { conversation, say, effect } = ended(world, now.conversation, run, at.outcome)
      const outcomes = [...now.outcomes, { dialog: run.dialog, id: at.outcome }]
      now = {
        conversation,
        say: [...now.say, ...say],
        effects: effect ? [...now.effects, effect] : now.effects,
        outcomes,
      }
      continue
    }
    const question = dialogOf(world, run).questions[at.question]
    if (!question || !isLookUp(question)) return now
    const need = needOf(world, now.conversation, run, at.question, question)
    const result = found[need.key]
    if (!result) return { need }
    now = recorded(world, now, run, at.question, question, result)
  }
  throw new Error(`The dialogs lead to each other without a question: ${topOf(now.conversation)?.dialog}`)
}

/** The first dialog, or the menu when there has been one already. */
function begin(world: World, conversation: Conversation): Conversation {
  const last = Object.values(conversation.runs).at(-1)
  return last ? push(world, conversation, MENU, last.subject) : push(world, conversation, FIRST_DIALOG, '')
}

function needOf(world: World, conversation: Conversation, run: Run, name: string, question: LookUpQuestion): Need {
  const input = given(world, conversation, run, name) ?? {}
  return { key: `${question.lookUp} ${JSON.stringify(input)}`, lookUp: question.lookUp, input }
}

function recorded(world: World, now: Settled, run: Run, name: string, question: LookUpQuestion, found: Found): Settled {
  if (!(found.choice in question.choices)) {
    throw new Error(
      `Look-up "${question.lookUp}" gave "${found.choice}", which "${run.dialog}.${name}" has no route for`,
    )
  }
  const conversation = withAnswer(world, now.conversation, run, name, {
    value: found.choice,
    given: given(world, now.conversation, run, name),
    at: world.now,
    by: 'service',
    version: world.version(question.lookUp),
    ...(found.detail && { detail: found.detail }),
  })
  const say = question.tell ? [...now.say, foundMessage(world, conversation, run, name, found.choice)] : now.say
  return { ...now, conversation, say }
}
