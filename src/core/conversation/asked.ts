import { isLookUp, type PersonQuestion } from '../dialog/define.ts'
import { kinds } from '../questions/index.ts'
import type { Choice, Field, KindName, Value } from '../questions/kind.ts'
import type { Words } from '../words/words.ts'
import { dialogOf, keptAnswer, placeOf } from './answers.ts'
import type { Conversation, Run } from './conversation.ts'
import { valuesOf } from './messages.ts'
import { topOf } from './stack.ts'
import type { World } from './world.ts'

/** The question on screen: all that a channel needs to show it and to send an answer back. */
export type Asked = {
  readonly run: string
  readonly dialog: string
  readonly question: string
  readonly kind: KindName
  readonly field: Field
  readonly choices: readonly Choice[]
  /** The labels of those that a look-up found, by id: no locale has words for them. */
  readonly found: Readonly<Record<string, string>>
  /** Why we ask, in words. */
  readonly why?: string
  /** The answer as it was, when an earlier one is asked again. */
  readonly before?: Value
  readonly max?: number
}

/** The question that waits for the person; nothing while a look-up does. */
export function asked(world: World, conversation: Conversation): Asked | undefined {
  const run = topOf(conversation)
  const at = run && placeOf(world, conversation, run).at
  if (!run || !at || 'outcome' in at) return undefined
  const question = dialogOf(world, run).questions[at.question]
  if (!question || isLookUp(question)) return undefined
  const before = keptAnswer(world, conversation, run, at.question)
  return {
    run: run.id,
    dialog: run.dialog,
    question: at.question,
    kind: question.ask,
    field: kinds[question.ask].field,
    choices: choicesOf(world, conversation, run, at.question, question),
    found: Object.fromEntries(foundOptions(world, conversation, run, question).map(({ id, label }) => [id, label])),
    ...(question.why && {
      why: world.words.why(run.dialog, at.question, question, valuesOf(conversation, run)),
    }),
    ...(before?.reopened && { before: before.value }),
    ...(question.max && { max: question.max }),
  }
}

/** The choices of a question, in the dialog's order: what a look-up found first, then its own. */
export function choicesOf(
  world: World,
  conversation: Conversation,
  run: Run,
  name: string,
  question: PersonQuestion,
): Choice[] {
  const found = foundOptions(world, conversation, run, question)
  const ids = [...(question.options ?? []), ...Object.keys(question.choices ?? {})]
  const values = valuesOf(conversation, run)
  const choice = (id: string): ReturnType<Words['choice']> => world.words.choice(run.dialog, name, question, id, values)
  return [...found.map(({ id, label }) => ({ id, label, words: [] })), ...ids.map(choice)]
}

const foundOptions = (world: World, conversation: Conversation, run: Run, { from }: PersonQuestion) =>
  from ? (keptAnswer(world, conversation, run, from)?.detail?.options ?? []) : []
