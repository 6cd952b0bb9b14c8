import type { Said } from '../conversation/activity.ts'
import type { Value } from '../questions/kind.ts'

/**
 * Something to say, by name. Dialog messages are `<dialog>.<place>.<part>`; a fact's are `fact.<question>.<part>`;
 * the core's own are listed here so that a misspelt one does not compile.
 */
export type MessageKey =
  | CoreKey
  /** Of a translation that nobody has checked yet. */
  | 'locale.draft'
  | `article.${string}.${'title' | 'short' | 'full' | 'next'}`
  | `glossary.${string}.${'label' | 'say'}`
  /** In a language that we do not speak. */
  | `card.${string}.${'emergency' | 'about' | 'interpreter' | 'status'}`
  /** Why a question is asked. */
  | `${string}.${string}.why`
  | `${string}.${string}.${'ask' | 'say' | `part.${string}` | `found.${string}`}`
  | `problem.${string}`

/** What the core says of itself. */
export const coreKeys = [
  'core.hello',
  'core.help',
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
  'core.changed',
  'core.noWhy',
  'core.noTerms',
  'core.offer',
  'core.alsoKnow',
  'core.alsoSaid',
  'core.held',
  'core.unknown',
  'core.noneOfThese',
  'core.declined',
  'core.sources',
  'core.source',
  'core.articleOld',
  'core.inEnglish',
  'core.foreign',
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

/** A way on that a message offers: a button, or words that name it. */
export type Way = { readonly way: WayKey; readonly values?: MessageValues; readonly does: Said }

/** Ways have a label and words of their own in `way.json`; an article is called by its title. */
export type WayKey = `way.${string}` | `article.${string}.title`

export type Message = {
  readonly key: MessageKey
  readonly values?: MessageValues
  /** What stands above the words. */
  readonly heading?: MessageKey
  /** Said under the words, each as an item of a list. */
  readonly items?: readonly { readonly key: MessageKey; readonly values?: MessageValues }[]
  /** Ways on from here; `isNumbered`: their numbers choose them too. */
  readonly ways?: readonly Way[]
  readonly isNumbered?: true
  /** BCP 47, where the words are in another language than the rest. */
  readonly language?: string
  /** Answers listed under the words, each with a way to change it. */
  readonly answers?: readonly ShownAnswer[]
  /** The exact words shown are kept. */
  readonly keepText?: true
}
