import { normalise } from '../questions/normalise.ts'

/** A language, or a register of one, as people may choose it. */
export type Language = {
  /** BCP 47; a register is a private part of it (`en-x-easy`). */
  readonly locale: string
  /** What it calls itself. */
  readonly name: string
  /** Nobody who reads it as their own has checked it yet: readers are told so. */
  readonly isDraft: boolean
  /** How people ask for it, in whatever language they ask. */
  readonly words: readonly string[]
}

/** The language that a whole message asks for. */
export function languageAskedFor(languages: readonly Language[], text: string): Language | undefined {
  const said = normalise(text)
  return languages.find((language) => spoken(language).has(said))
}

/** How each is asked for, as `normalise` leaves it: found once. */
function spoken(language: Language): ReadonlySet<string> {
  const known = spokenBy.get(language) ?? new Set(language.words.map(normalise))
  spokenBy.set(language, known)
  return known
}

const spokenBy = new WeakMap<Language, ReadonlySet<string>>()

/** The language that a locale is of, whatever its register or region: `en` for `en-x-easy`. */
export const plainLanguage = (locale: string): string => locale.split('-')[0] ?? locale
