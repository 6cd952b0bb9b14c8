import type { Message } from '../words/message.ts'
import type { Conversation } from './conversation.ts'
import type { World } from './world.ts'

/** Goes on in another language or register. Who reads a translation that nobody has checked yet is told so. */
export function spoken(
  { languages }: World,
  conversation: Conversation,
  locale: string,
): { conversation: Conversation; say: readonly Message[] } {
  const isDraft = languages.some((language) => language.locale === locale && language.isDraft)
  const draft: readonly Message[] = isDraft ? [{ key: 'locale.draft' }] : []
  return { conversation: { ...conversation, locale }, say: [{ key: 'core.speaking' }, ...draft] }
}
