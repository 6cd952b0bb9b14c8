import { dateParts } from './date-parts.ts'
import type { Grammar } from './grammar.ts'
import { kinds } from './index.ts'
import type { KindName } from './kind.ts'

/** Something that a text tells beside what was asked: which kind of answer it is, and the part of the text that says it. */
export type Mention = { readonly kind: KindName; readonly text: string }

/** How each kind looks inside other words; its own reader decides. The first that fits takes the words. */
const SHAPES: readonly (readonly [KindName, RegExp])[] = [
  ['email', /\S+@\S+\.\w+/g],
  ['date', /\b\d{1,2}(?:st|nd|rd|th)?(?: of)?[ ./-](?:\d{1,2}|[a-z]{3,9})[ ./-](?:\d{4}|\d{2})\b/gi],
  ['nhsNumber', /(?<!\d)\d{3}[ -]?\d{3}[ -]?\d{4}(?!\d)/g],
  ['phone', /(?<![\d])(?:\+44|0)[\d\s()-]{8,13}\d/g],
  ['postcode', /\b[a-z]{1,2}\d[a-z\d]?\s*\d[a-z]{2}\b/gi],
]

/** The sure mentions in a text: phone number, postcode, email address, NHS number and whole date. `now`: ISO time, UTC. */
export function mentionsIn(text: string, grammar: Grammar, now: string): readonly Mention[] {
  let left = text.slice(0, LONGEST)
  return SHAPES.flatMap(([kind, shape]) =>
    [...left.matchAll(shape)].flatMap(([found]) => {
      if (kind === 'date' && dateParts(found, grammar)?.year === undefined) return []
      const read = kinds[kind].read(found, { ask: kind }, { now, choices: [], grammar })
      if (!('value' in read)) return []
      left = left.replace(found, ' ')
      return [{ kind, text: found.trim() }]
    }),
  )
}

/** More is a story. */
const LONGEST = 500
