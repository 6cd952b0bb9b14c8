import { isFree } from '../dialog/tokens.ts'
import type { Message } from '../words/message.ts'
import { dialogOf, placeOf } from './answers.ts'
import type { Conversation } from './conversation.ts'
import { readFor } from './correction.ts'
import { topOf } from './stack.ts'
import type { World } from './world.ts'

/** Holds back words that told of danger, where they could be an answer in the person's own words: none is taken unless they say so. */
export function held(world: World, conversation: Conversation, text: string): Conversation {
  const run = topOf(conversation)
  const at = run && placeOf(world, conversation, run).at
  const question = run && at && 'question' in at ? dialogOf(world, run).questions[at.question] : undefined
  if (!run || !at || !('question' in at) || !question || !('ask' in question) || !isFree(question)) return conversation
  const fits = readFor(world, conversation, run, at.question, question, text) !== undefined
  return fits ? { ...conversation, held: { run: run.id, question: at.question, text } } : conversation
}

/** Beside the question for which words were held back: they are not lost. */
export const heldMessage = ({ held }: Conversation, run: string, question: string): readonly Message[] =>
  held?.run === run && held.question === question
    ? [{ key: 'core.held', values: { text: held.text }, ways: [{ way: 'way.keep', does: { keep: true } }] }]
    : []
