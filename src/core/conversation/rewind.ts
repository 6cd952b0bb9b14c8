import { own } from '../own.ts'
import type { Message, ShownAnswer } from '../words/message.ts'
import { answerKey, keptAnswer, withAnswer, withRun } from './answers.ts'
import { chain } from './chain.ts'
import type { Conversation, Run } from './conversation.ts'
import { personSteps, shown } from './messages.ts'
import { pop, topOf } from './stack.ts'
import type { World } from './world.ts'

/** What going back or changing gives: another conversation, or why not. */
export type Rewound = { readonly conversation: Conversation; readonly say: readonly Message[] }

/** Opens the last answer before the question on screen again, in this dialog, the one it continues, or the one it interrupted. */
export function back(world: World, conversation: Conversation): Rewound {
  const run = topOf(conversation)
  if (!run) return refused(conversation, 'core.nothingToGoBackTo')
  const last = answeredSteps(world, conversation, run).at(-1)
  if (last) return reopened(world, conversation, last.run, last.question)
  if (conversation.stack.length > 1) return { conversation: pop(conversation), say: [{ key: 'core.wentBack' }] }
  return refused(conversation, 'core.nothingToGoBackTo')
}

/** What the person answered on the way to a run since something was last sent; a fact counts where it was first asked. */
export function answeredSteps(world: World, conversation: Conversation, run: Run) {
  const runs = chain(conversation, run)
  const steps = runs.slice(runs.findLastIndex(({ reference }) => reference) + 1).flatMap((other) =>
    personSteps(world, conversation, other)
      .filter(({ answer }) => answer.by === 'person')
      .map(({ question }) => ({ run: other, question, key: answerKey(world, other, question) })),
  )
  return steps.filter(({ key }, index) => steps.findIndex((first) => first.key === key) === index)
}

/** Opens any earlier answer again. Later answers are kept, and count again if they still fit. */
export function reopen(world: World, conversation: Conversation, id: string, question: string): Rewound {
  const run = own(conversation.runs, id)
  if (!run) return refused(conversation, 'core.questionChanged')
  if (run.reference) return refused(conversation, 'core.changeFixed')
  const isAnswered = personSteps(world, conversation, run).some((step) => step.question === question)
  return isAnswered ? reopened(world, conversation, run, question) : refused(conversation, 'core.questionChanged')
}

/** Lists the answers that can be changed, by number; `about` opens the one whose label or number it is. */
export function change(world: World, conversation: Conversation, about: string | undefined): Rewound {
  const all = changeable(world, conversation)
  const meant = about === undefined ? [] : named(world, all, about)
  const [only, other] = meant
  if (only && !other) return reopen(world, conversation, only.run, only.question)
  if (all.length === 0) return refused(conversation, 'core.nothingToChange')
  const answers = other ? meant : all
  return { conversation, say: [{ key: 'core.changeWhich', answers, isNumbered: true }] }
}

/** Whether words after "change" name an answer, or several: if not, they are an answer themselves. */
export const namesAnAnswer = (world: World, conversation: Conversation, about: string): boolean =>
  named(world, changeable(world, conversation), about).length > 0

function named(world: World, answers: readonly ShownAnswer[], about: string): readonly ShownAnswer[] {
  const numbered = answers[Number(about) - 1]
  if (numbered) return [numbered]
  const by = ({ dialog, question }: ShownAnswer) =>
    world.words.naming(dialog, question, world.dialogs[dialog]?.questions[question], about)
  const whole = answers.filter((answer) => by(answer) === 'whole')
  return whole.length > 0 ? whole : answers.filter((answer) => by(answer) === 'part')
}

/** The answers on the way here that were not sent: the run on top, and those it continues. */
function changeable(world: World, conversation: Conversation): readonly ShownAnswer[] {
  const run = topOf(conversation)
  const runs = run ? chain(conversation, run).filter((other) => !other.reference && !isMenu(world, other)) : []
  const answers = runs.flatMap((other) =>
    personSteps(world, conversation, other).map(
      (step) => [answerKey(world, other, step.question), shown(world, conversation, other, step)] as const,
    ),
  )
  return [...new Map(answers).values()]
}

/** A list of things to read or do: what was chosen there is no answer about anybody. */
const isMenu = (world: World, { dialog }: Run): boolean => {
  const { menu, subject } = world.dialogs[dialog] ?? {}
  return menu === true && subject !== 'chooses'
}

/** Puts the run back on top with the answer open; everything that was said before stays. */
function reopened(world: World, conversation: Conversation, run: Run, question: string): Rewound {
  const answer = keptAnswer(world, conversation, run, question)
  if (!answer) return refused(conversation, 'core.questionChanged')
  const { ended: _, ...open } = run
  const opened = withAnswer(world, withRun(conversation, open), open, question, { ...answer, reopened: true })
  return { conversation: { ...opened, stack: stackWith(opened, run) }, say: [] }
}

/** The stack with this run on top: in the place of the run that continues it, or above those that wait. */
function stackWith(conversation: Conversation, run: Run): readonly string[] {
  const waiting = conversation.stack.findIndex((id) => {
    const other = conversation.runs[id]
    return other !== undefined && chain(conversation, other).some(({ id: part }) => part === run.id)
  })
  return waiting >= 0 ? [...conversation.stack.slice(0, waiting), run.id] : [...conversation.stack.slice(0, -1), run.id]
}

const refused = (conversation: Conversation, key: Message['key']): Rewound => ({ conversation, say: [{ key }] })
