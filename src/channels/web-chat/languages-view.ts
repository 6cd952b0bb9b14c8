import type { Language } from '../../core/words/language.ts'
import type { Words } from '../../core/words/words.ts'

/** The languages that can be chosen, as buttons, and what must be said of the one that is read. */
export type LanguagesView = {
  /** None where there is nothing to choose. */
  readonly languages: readonly { readonly locale: string; readonly name: string; readonly isCurrent: boolean }[]
  /** Nobody who reads this language as their own has checked its words yet. */
  readonly draft?: string
}

/** Makes the view, for who reads these words. */
export function languagesView(languages: readonly Language[], words: Words): LanguagesView {
  const current = languages.find(({ locale }) => locale === words.language)
  return {
    languages:
      languages.length < 2
        ? []
        : languages.map(({ locale, name }) => ({ locale, name, isCurrent: locale === words.language })),
    draft: current?.isDraft ? words.say('locale.draft') : undefined,
  }
}
