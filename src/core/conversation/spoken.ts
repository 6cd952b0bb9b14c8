import type { Message } from '../words/message.ts'
import type { Conversation } from './conversation.ts'
import type { World } from './world.ts'

/** Goes on in another language or register. */
export const spoken = (
  world: World,
  conversation: Conversation,
  locale: string,
): { conversation: Conversation; say: readonly Message[] } => ({
  conversation: { ...conversation, locale },
  say: [{ key: 'core.speaking' }, ...draftNote(world, locale)],
})

/** For who reads a translation that nobody has checked yet. */
export function draftNote({ languages }: World, locale: string): readonly Message[] {
  const isDraft = languages.some((language) => language.locale === locale && language.isDraft)
  return isDraft ? [{ key: 'locale.draft' }] : []
}
