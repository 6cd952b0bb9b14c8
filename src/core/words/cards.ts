/** What a language's card says, in the order in which it is said: danger first. */
export const cardParts = ['emergency', 'about', 'interpreter'] as const

/** The words of a card, by language; a draft until somebody who reads it as their own has checked it. */
export type CardText = Readonly<Record<(typeof cardParts)[number] | 'status', string>>
