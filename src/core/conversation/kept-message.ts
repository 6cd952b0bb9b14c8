import { isLookUp } from '../dialog/define.ts'
import type { Message } from '../words/message.ts'
import { answerKey, dialogOf, placeOf } from './answers.ts'
import { chain } from './chain.ts'
import type { Answer, Conversation, Run } from './conversation.ts'
import { personSteps, shown } from './messages.ts'
import { topOf } from './stack.ts'
import type { World } from './world.ts'

/** Answers that count again without having been given now: shown, so that the person can check them. */
export function keptMessage(world: World, before: Conversation, after: Conversation): Message | undefined {
  const top = topOf(after)
  const at = top && placeOf(world, after, top).at
  if (!top || !at || 'outcome' in at) return undefined
  const question = dialogOf(world, top).questions[at.question]
  if (question && !isLookUp(question) && question.ask === 'check') return undefined
  const steps = stepsOf(world, before)
  const counted = new Set(steps.map(({ step }) => step.answer))
  const old = new Set(
    [...Object.values(before.runs).map((run) => run.answers), ...factsIn(before)]
      .flatMap(Object.values)
      .filter((answer: Answer) => answer.by === 'person' && !counted.has(answer)),
  )
  if (old.size === 0) return undefined
  const used = new Set(steps.map(({ key }) => key))
  const answers = stepsOf(world, after).filter(({ key, step }) => !used.has(key) && old.has(step.answer))
  if (answers.length === 0) return undefined
  return { key: 'core.kept', answers: answers.map(({ run, step }) => shown(world, after, run, step)) }
}

const factsIn = (conversation: Conversation) => Object.values(conversation.subjects).map(({ facts }) => facts)
/** The answers that count on the way to where the conversation is, digressions and what they interrupt alike. */
function stepsOf(world: World, conversation: Conversation) {
  const runs = conversation.stack.flatMap((id) => chain(conversation, conversation.runs[id] as Run))
  return runs.flatMap((run) =>
    personSteps(world, conversation, run).map((step) => ({ run, step, key: answerKey(world, run, step.question) })),
  )
}
