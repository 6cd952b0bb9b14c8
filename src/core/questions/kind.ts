import type { PersonQuestion } from '../dialog/define.ts'
import type { Grammar } from './grammar.ts'

/** The kinds of question. Each is one file here and one line in `index.ts`. */
export type KindName =
  | 'choice'
  | 'several'
  | 'yesNo'
  | 'text'
  | 'name'
  | 'date'
  | 'phone'
  | 'email'
  | 'postcode'
  | 'nhsNumber'
  | 'number'
  | 'pick'
  | 'check'
  | 'consent'

/**
 * A kept answer's value. Choices are ids (`several`: in the dialog's order); dates are `yyyy`, `yyyy-mm` or `yyyy-mm-dd`; phones
 * are E.164; postcodes are `SW1A 1AA` or an outcode; a choice beside a free question is `{ choice }`.
 */
export type Value = string | number | readonly string[] | { readonly choice: string }

/** A choice as a person may name it: the words are those that the locale lists for it, beside its label. */
export type Choice = { readonly id: string; readonly label: string; readonly words: readonly string[] }

/** What reading needs from outside: the time (ISO, UTC), and the choices on offer and the grammar, in the person's language. */
export type Reading = {
  readonly now: string
  readonly choices: readonly Choice[]
  readonly grammar: Grammar
  /** Whether a word is one that people use: any other may be a slip. Without it, no slip is looked for. */
  readonly isWord?: (word: string) => boolean
}

/** What reading gives: a value, or the key under `problem` that says kindly what to put right. */
export type Read =
  | { readonly value: Value }
  | { readonly problem: string; readonly values?: Readonly<Record<string, string | number>> }

/** How a value is put into words: by the locale's own words, never by code. */
export type Showing = {
  /** A choice's label. */
  readonly label: (choice: string) => string
  /** A list in the person's language ("a, b and c"). */
  readonly list: (items: readonly string[]) => string
  /** BCP 47 language, for dates and numbers. */
  readonly language: string
}

/** What a form field for this kind is best given, in HTML's own words. */
export type Field = {
  readonly control: 'buttons' | 'boxes' | 'line' | 'lines'
  readonly inputmode?: 'text' | 'tel' | 'email' | 'numeric'
  readonly autocomplete?: string
}

/** One kind of question. */
export type Kind = {
  readonly field: Field
  /** Reads typed words. The shared choices (skip, none …) are tried before this is called. */
  readonly read: (text: string, question: PersonQuestion, reading: Reading) => Read
  /** Whether a kept value fits the question as it is defined now: a deployed change may have altered it. */
  readonly fits: (value: Value, question: PersonQuestion) => boolean
  readonly show: (value: Value, showing: Showing) => string
}
