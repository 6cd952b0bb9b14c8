/** The words and buttons that work at any moment. */
export const commands = [
  'back',
  'change',
  'restart',
  'help',
  'again',
  'menu',
  'person',
  'language',
  'forget',
  'urgent',
  'why',
  'meaning',
] as const
export type Command = (typeof commands)[number]

/** What a person did. A button or a form carries its run and question; typed words do not. */
export type Said =
  | { readonly arrived: true }
  | { readonly text: string }
  | { readonly command: Command }
  /** Go on in this language or register (BCP 47). */
  | { readonly speak: string }
  /** Open an earlier answer again. */
  | { readonly change: { readonly run: string; readonly question: string } }
  /** Read an article: its short answer, all of it, or what it rests on. */
  | { readonly read: { readonly article: string; readonly part?: 'full' | 'sources' } }
  /** Begin a dialog that an article offers. */
  | { readonly begin: string }
  /** None of the articles that were offered. */
  | { readonly noneOfThese: true }
  /** Take what was typed before a card for danger as the answer after all. */
  | { readonly keep: true }
  /** An answer to a named question: choices by id, or words. `change`: apply it although the question is past. */
  | {
      readonly answer: {
        readonly run: string
        readonly question: string
        readonly text?: string
        readonly choices?: readonly string[]
        readonly change?: true
      }
    }

/** One message from a person, in our own words, whatever the channel. */
export type Activity = {
  /** Unique in its conversation: the same id twice is the same message. */
  readonly id: string
  readonly said: Said
  /** The revision of the page it was made on, if the channel has pages. */
  readonly revision?: number
}

/** The words that somebody typed, wherever they typed them. */
export const typedIn = (said: Said): string | undefined =>
  'text' in said ? said.text : 'answer' in said ? said.answer.text : undefined
