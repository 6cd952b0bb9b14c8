import type { Value } from '../questions/kind.ts'
import type { Way } from '../words/message.ts'

/** One answer. `given` holds the answers it relied on, as they were. */
export type Answer = {
  readonly value: Value
  readonly given?: Readonly<Record<string, Value | undefined>>
  /** ISO time, UTC. */
  readonly at: string
  /** A person, a service (look-up), or a dialog's outcome that knew it. */
  readonly by: 'person' | 'service' | 'dialog'
  /** The person went back to it: it is asked again, and shown as it was. */
  readonly reopened?: true
  /** For a look-up: the version of the data that it was read from, and what it found. */
  readonly version?: string
  readonly detail?: Detail
}

/** What a look-up found, beside its choice: values for the words, and options for a `pick`. */
export type Detail = {
  readonly values?: Readonly<Record<string, string>>
  readonly options?: readonly { readonly id: string; readonly label: string }[]
}

export type Answers = Readonly<Record<string, Answer>>

/** One walk through one dialog about one subject. */
export type Run = {
  readonly id: string
  readonly dialog: string
  readonly subject: string
  readonly answers: Answers
  /** The run that this one continues: back leads there. */
  readonly after?: string
  /** The outcome it ended with. */
  readonly ended?: string
  /** The reference, once it has been submitted: nothing in it changes any more. */
  readonly reference?: string
}

/** Whom a run is about. `me` is the person typing. */
export type Subject = { readonly facts: Answers }

/** Words as they were shown, their language and version, and when (ISO, UTC). */
export type ShownText = { readonly text: string; readonly locale: string; readonly words: string; readonly at: string }

/** What was typed for a question, and not taken. */
export type Held = { readonly run: string; readonly question: string; readonly text: string }

/** A way on: what it does, and by which words it is named beside its number. */
export type OfferedWay = Pick<Way, 'does'> & Partial<Way>

/** Everything we keep of a conversation but its transcript. JSON, and nothing else. */
export type Conversation = {
  readonly id: string
  readonly locale: string
  /** Grows by one whenever an answer or the stack changes: a form made before that is old. */
  readonly revision: number
  readonly subjects: Readonly<Record<string, Subject>>
  readonly runs: Readonly<Record<string, Run>>
  /** Run ids, the one on top last; three at most. */
  readonly stack: readonly string[]
  /** The exact words of messages that must be proved later (consent), by key: as they were last shown. */
  readonly shown?: Readonly<Record<string, ShownText>>
  /** How to reach the person when they did not just write: which channel, and what that channel must know. */
  readonly reach?: { readonly channel: string; readonly to: unknown }
  /** The ways on that the last messages offered, in order; `isNumbered`: a bare number chooses one. */
  readonly offered?: { readonly ways: readonly OfferedWay[]; readonly isNumbered: boolean }
  /** What was typed for a question when it told of danger: no answer, unless the person says to keep it. */
  readonly held?: Held
  /** What was typed last with an answer in it: it may answer the next few questions too (`left`). */
  readonly rest?: { readonly text: string; readonly left: number }
  /** We have said once how we feel about rude words. */
  readonly wasRude?: true
}

/** A conversation that nobody has said anything in. */
export const newConversation = (id: string, locale: string): Conversation => ({
  id,
  locale,
  revision: 0,
  subjects: {},
  runs: {},
  stack: [],
})
