import type { Message } from '../words/message.ts'
import type { Conversation } from './conversation.ts'
import { onScreen, whyMessages } from './glossary-messages.ts'
import { valuesOf } from './messages.ts'
import type { World } from './world.ts'

/** The choices by which a question can be left open, the best first. */
const WAYS_PAST = ['skip', 'preferNotToSay', 'notSure', 'unknown', 'none', 'any'] as const

/** What is said to somebody who would rather not answer: why we ask, how to go on all the same, or what happens without it. */
export function declinedMessages(world: World, conversation: Conversation): readonly Message[] {
  const at = onScreen(world, conversation)
  if (!at) return []
  const ids = [...Object.keys(at.question.choices ?? {}), ...(at.question.options ?? [])]
  const id = WAYS_PAST.find((one) => ids.includes(one))
  const values = valuesOf(conversation, at.run)
  const choice = id && world.words.choice(at.run.dialog, at.name, at.question, id, values).label
  return [
    ...(at.question.why ? whyMessages(world, conversation) : []),
    choice ? { key: 'core.declined', values: { context: 'past', choice } } : { key: 'core.declined' },
  ]
}
