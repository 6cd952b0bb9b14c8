import { type DangerKind, dangerKinds } from '../danger/danger.ts'
import type { Message } from '../words/message.ts'
import type { Conversation } from './conversation.ts'
import { valuesOf } from './messages.ts'
import { topOf } from './stack.ts'

/** What is said before anything else when words tell of danger, or when somebody asks for help now (no kinds). */
export function dangerCard(conversation: Conversation, kinds: readonly DangerKind[]): readonly Message[] {
  const run = topOf(conversation)
  const values = run && valuesOf(conversation, run)
  const parts = [...dangerKinds.filter((kind) => kinds.includes(kind)), 'always']
  return [
    { key: kinds.length > 0 ? 'danger.card.say' : 'danger.urgent.say', ...(values && { values }), keepText: true },
    ...parts.map((part): Message => ({ key: `danger.card.part.${part}`, ...(values && { values }), keepText: true })),
    ...(kinds.length > 0 ? [{ key: 'danger.card.part.after' } as const] : []),
  ]
}

/** The small card above an answer, where words may tell of danger. */
export const SMALL_CARD: Message = { key: 'danger.small.say' }

/** The one line in every reply that is no sure answer. */
export const DANGER_LINE: Message = { key: 'danger.line.say' }
