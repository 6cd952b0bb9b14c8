/** The words and buttons that work at any moment. */
export const commands = ['back', 'change', 'restart', 'help', 'again', 'menu', 'person', 'language', 'forget'] as const
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
