import { createInstance } from 'i18next'
import type { Everywhere } from './words.ts'

/** What a language's card says, in the order in which it is said: danger first. */
export const cardParts = ['emergency', 'about', 'interpreter'] as const

/** The words of a card, by language; a draft until somebody who reads it as their own has checked it. */
export type CardText = Readonly<Record<(typeof cardParts)[number] | 'status', string>>

/** What is said to somebody who writes in a language that we do not speak. */
export type Card = {
  /** BCP 47, for `lang`. */
  readonly language: string
  readonly dir: 'ltr' | 'rtl'
  readonly isDraft: boolean
  /** Three texts, emergency first. */
  readonly texts: readonly string[]
}

/**
 * Makes what gives the card of a language; nothing for one that has none. `everywhere` are the values that its words may use, the facts of
 * today among them; a value that is not there throws.
 */
export function createCards(
  cards: Readonly<Record<string, CardText>>,
  rightToLeft: readonly string[],
  everywhere: Everywhere,
): (language: string) => Card | undefined {
  const i18n = createInstance()
  void i18n.init({
    lng: 'none',
    resources: Object.fromEntries(Object.entries(cards).map(([language, card]) => [language, { card }])),
    defaultNS: 'card',
    fallbackLng: false,
    initAsync: false,
    interpolation: { escapeValue: false, defaultVariables: everywhere },
    missingInterpolationHandler: (text: string, match: RegExpExecArray) => {
      throw new Error(`locales/cards: no value for ${match[0]} in "${text}"`)
    },
  })
  return (language) =>
    Object.hasOwn(cards, language)
      ? {
          language,
          dir: rightToLeft.includes(language) ? 'rtl' : 'ltr',
          isDraft: cards[language]?.status === 'draft',
          texts: cardParts.map((part) => i18n.t(part, { lng: language })),
        }
      : undefined
}
