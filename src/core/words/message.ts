import type { Value } from '../questions/kind.ts'

/**
 * Something to say, by name. Dialog messages are `<dialog>.<place>.<part>`; a fact's are `fact.<question>.<part>`;
 * the core's own are listed here so that a misspelt one does not compile.
 */
export type MessageKey =
  | CoreKey
  /** Of a translation that nobody has checked yet. */
  | 'locale.draft'
  | `${string}.${string}.${'ask' | 'say' | `part.${string}` | `found.${string}`}`
  | `problem.${string}`

/** What the core says of itself. */
export const coreKeys = [
  'core.hello',
  'core.help',
  'core.harm',
  'core.nothingToGoBackTo',
  'core.nothingToChange',
  'core.changeWhich',
  'core.changeFixed',
  'core.kept',
  'core.because',
  'core.movedOn',
  'core.stale',
  'core.wentBack',
  'core.questionChanged',
  'core.speaking',
  'core.recap',
] as const
type CoreKey = (typeof coreKeys)[number]

/** An answer that a message shows, to be worded later. `changeable`: a way to change it stands beside it. */
export type ShownAnswer = {
  readonly run: string
  readonly dialog: string
  readonly question: string
  readonly value: Value
  readonly labels?: Readonly<Record<string, string>>
}

/** Values for the words: plain ones, and what each look-up found under its question's name. */
export type MessageValues = Readonly<Record<string, string | number | Readonly<Record<string, string>>>>

export type Message = {
  readonly key: MessageKey
  readonly values?: MessageValues
  /** Answers listed under the words, each with a way to change it. */
  readonly answers?: readonly ShownAnswer[]
  /** The exact words shown are kept. */
  readonly keepText?: true
}
