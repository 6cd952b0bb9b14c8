import { isLookUp } from '../dialog/define.ts'
import type { Message } from '../words/message.ts'
import { baseKey } from '../words/words.ts'
import { dialogOf, placeOf } from './answers.ts'
import type { Conversation } from './conversation.ts'
import { askMessage, valuesOf } from './messages.ts'
import { inEnglish } from './read-article.ts'
import { topOf } from './stack.ts'
import type { World } from './world.ts'

/** A question may use many terms; the first ones are enough to read at once. */
const MOST_TERMS = 4

/** Why the question on screen is asked. */
export function whyMessages(world: World, conversation: Conversation): readonly Message[] {
  const at = onScreen(world, conversation)
  if (!at?.question.why) return [{ key: 'core.noWhy' }]
  const key = `${baseKey(at.run.dialog, at.name, at.question)}.why` as const
  return [{ key, values: valuesOf(conversation, at.run) }]
}

/** What a term means, or those that the question on screen uses. */
export function meaningMessages(world: World, conversation: Conversation, about?: string): readonly Message[] {
  const at = onScreen(world, conversation)
  const ask = at && askMessage(world, conversation, at.run, at.name)
  const terms = about ? [about] : world.words.termsIn(ask ? world.words.say(ask.key, ask.values) : '')
  const keys = terms.map((term) => `glossary.${term}` as const).slice(0, MOST_TERMS)
  if (keys.length === 0) return [{ key: 'core.noTerms' }]
  const texts = keys.map((key): Message => ({ key: `${key}.say`, heading: `${key}.label` }))
  return [
    ...inEnglish(
      world,
      texts.map(({ key }) => key),
    ),
    ...texts,
  ]
}

export function onScreen(world: World, conversation: Conversation) {
  const run = topOf(conversation)
  const at = run && placeOf(world, conversation, run).at
  if (!run || !at || 'outcome' in at) return undefined
  const question = dialogOf(world, run).questions[at.question]
  return question && !isLookUp(question) ? { run, name: at.question, question } : undefined
}
