import { isLookUp } from '../dialog/define.ts'
import type { KindName } from '../questions/kind.ts'
import { mentionsIn } from '../questions/mentions.ts'
import { wordsOf } from '../questions/normalise.ts'
import type { Message } from '../words/message.ts'
import type { Said } from './activity.ts'
import { dialogOf, keptAnswer } from './answers.ts'
import type { Conversation, Run } from './conversation.ts'
import { readFor } from './correction.ts'
import type { Meant } from './meant.ts'
import type { World } from './world.ts'

/** Fewer words than this have one answer in them. */
const LEAST_WORDS = 3
/** For how many messages after it a message may still answer what is asked. */
const LASTS = 6

/** Kinds whose answers can be told inside other words. */
const FOUND_INSIDE: ReadonlySet<KindName> = new Set(['phone', 'email', 'postcode', 'nhsNumber', 'date', 'choice'])

/** Remembers a longer answer for a while: people say several things at once. */
export function withRest({ rest, ...without }: Conversation, meant: Meant, text: string): Conversation {
  if ('danger' in meant) return without
  if ('answer' in meant && wordsOf(text).length >= LEAST_WORDS) return { ...without, rest: { text, left: LASTS } }
  return rest && rest.left > 1 ? { ...without, rest: { ...rest, left: rest.left - 1 } } : without
}

/** What was said before that may answer the question asked now: shown, and taken only when the person says so. */
export function alsoSaid(world: World, conversation: Conversation, run: Run, name: string): readonly Message[] {
  const question = dialogOf(world, run).questions[name]
  const { rest } = conversation
  if (!rest || !question || isLookUp(question) || !FOUND_INSIDE.has(question.ask)) return []
  if (keptAnswer(world, conversation, run, name)) return []
  const text =
    question.ask === 'choice'
      ? rest.text
      : mentionsIn(rest.text, world.words.grammar, world.now).find(({ kind }) => kind === question.ask)?.text
  const value = text === undefined ? undefined : readFor(world, conversation, run, name, question, text)
  if (text === undefined || value === undefined) return []
  const place = { run: run.id, question: name }
  const does: Said = { answer: { ...place, ...(question.ask === 'choice' ? { choices: [String(value)] } : { text }) } }
  return [
    { key: 'core.alsoSaid', answers: [{ ...place, dialog: run.dialog, value }], ways: [{ way: 'way.useIt', does }] },
  ]
}
