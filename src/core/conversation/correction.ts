import { isLookUp, type PersonQuestion } from '../dialog/define.ts'
import { same } from '../dialog/place.ts'
import type { Value } from '../questions/kind.ts'
import { readAnswer } from '../questions/read-answer.ts'
import { dialogOf, keptAnswer } from './answers.ts'
import { choicesOf } from './asked.ts'
import type { Conversation, Run } from './conversation.ts'
import { answeredSteps } from './rewind.ts'
import { topOf } from './stack.ts'
import type { World } from './world.ts'

/** How far back words like "no, I meant my mum" may reach. */
const FARTHEST = 6

/** An earlier answer, and what it should have been. */
export type Corrected = { readonly run: string; readonly question: string; readonly value: Value }

/**
 * The earlier answer that words such as "no, I meant …" put right: the last one that the rest of them answers otherwise. A person's own
 * words (a name, a story) fit anywhere, so they put right only the very last answer.
 */
export function correction(world: World, conversation: Conversation, text: string): Corrected | undefined {
  const top = topOf(conversation)
  const meant = top && world.words.correction(text)
  if (!meant) return undefined
  const steps = answeredSteps(world, conversation, top).toReversed().slice(0, FARTHEST)
  for (const [at, { run, question: name }] of steps.entries()) {
    const question = dialogOf(world, run).questions[name]
    if (!question || isLookUp(question) || question.ask === 'check' || question.ask === 'consent') continue
    if (at > 0 && (question.ask === 'name' || question.ask === 'text' || question.ask === 'yesNo')) continue
    const value = readFor(world, conversation, run, name, question, meant)
    if (value !== undefined && !same(value, keptAnswer(world, conversation, run, name)?.value))
      return { run: run.id, question: name, value }
  }
  return undefined
}

/** What words say as the answer to a question; nothing where they are none. */
export function readFor(
  world: World,
  conversation: Conversation,
  run: Run,
  name: string,
  question: PersonQuestion,
  text: string,
): Value | undefined {
  const choices = choicesOf(world, conversation, run, name, question)
  const read = readAnswer(text, question, { now: world.now, choices, grammar: world.words.grammar })
  return 'value' in read ? read.value : undefined
}
