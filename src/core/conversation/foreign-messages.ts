import type { Message, Way } from '../words/message.ts'
import type { World } from './world.ts'

/** What is said to somebody who writes in another language (BCP 47): whom to call in danger first, in it; and the language itself where we speak it. */
export function foreignMessages({ languages, words }: World, language: string): readonly Message[] {
  const ours = languages.find(({ locale }) => locale === language)
  const ways: readonly Way[] = ours
    ? [{ way: 'way.speak', values: { name: ours.name }, does: { speak: language } }]
    : []
  const card = (['emergency', 'about', 'interpreter'] as const).map(
    (part): Message => ({ key: `card.${language}.${part}`, language }),
  )
  const isDraft = words.say(`card.${language}.status`) === 'draft'
  return [...card, { key: 'core.foreign', values: { context: isDraft ? 'draft' : 'checked' }, ways }]
}
