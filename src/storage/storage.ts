import type { Said } from '../core/conversation/activity.ts'
import type { Conversation } from '../core/conversation/conversation.ts'
import type { Message } from '../core/words/message.ts'
import type { AuditStorage } from './audit-storage.ts'
import type { InboxStorage } from './inbox-storage.ts'
import type { KeepingStorage } from './keeping-storage.ts'
import type { OutboxStorage } from './outbox-storage.ts'
import type { StaffStorage } from './staff-storage.ts'
import type { StatusStorage } from './status-storage.ts'

export type * from './audit-storage.ts'
export type * from './inbox-storage.ts'
export type * from './keeping-storage.ts'
export type * from './outbox-storage.ts'
export type * from './staff-storage.ts'
export type * from './status-storage.ts'

/** A conversation as it is kept, with the number that a later save must still find. */
export type Kept = {
  readonly conversation: Conversation
  readonly version: number
  /** What was said before under the activity id that was asked about, or under its later bodies (`id~2`, `id~3` …). */
  readonly earlier: readonly { readonly id: string; readonly said: Said }[]
}

/** What a turn came to, beside its words: what a program that talks for a person must know. */
export type About = {
  /** The question that waits. Choices by id, in the order shown; labels only of those that a look-up found. */
  readonly ask?: {
    readonly dialog: string
    readonly question: string
    readonly kind: string
    readonly choices?: readonly string[]
    readonly labels?: Readonly<Record<string, string>>
  }
  /** The article that was read; those that were offered; what kinds of danger the words told of, or may have. */
  readonly article?: string
  readonly suggest?: readonly string[]
  readonly crisis?: readonly string[]
  readonly command?: string
  /** The last of what dialogs ended with. */
  readonly outcome?: { readonly dialog: string; readonly id: string }
  readonly reference?: string
}

/** A message in the transcript: by name, with the exact text only where that must be proved later. */
export type SaidByUs = Message & { readonly text?: string }

/** One activity of the transcript. `number` grows by one in its conversation: it is the watermark. */
export type Entry =
  | { readonly number: number; readonly at: string; readonly from: 'person'; readonly id: string; readonly said: Said }
  | {
      readonly number: number
      readonly at: string
      readonly from: 'bot'
      readonly locale: string
      /** The version of the words: the same key may read otherwise later. */
      readonly words: string
      readonly messages: readonly SaidByUs[]
      readonly about?: About
    }

/** What one message changes, saved whole or not at all. */
export type Change = {
  /** Where the conversation lives: a channel and a secret known to the person's device (stored hashed). */
  readonly address: string
  readonly conversation: Conversation
  /** The version it was read at; 0 for a new conversation. */
  readonly version: number
  /** ISO time, UTC. */
  readonly at: string
  readonly heard: { readonly id: string; readonly said: Said }
  readonly answered: {
    readonly locale: string
    readonly words: string
    readonly messages: readonly SaidByUs[]
    readonly about?: About
  }
  readonly referral?: NewReferral
  /** Erases what stood in the transcript before: nothing was sent, so nothing is kept. */
  readonly erasesEarlier?: true
}

/** A referral to be captured: its row and its delivery row are written in the transaction of the answers. */
export type NewReferral = {
  readonly id: string
  readonly reference: string
  /** One referral a run, however often it is submitted. */
  readonly run: string
  /** ODS code. */
  readonly commissioner: string
  readonly pathway: string
  readonly route: string
  /** The lane that it travels in. */
  readonly destination: string
  /** Free text in it tells of danger. */
  readonly tellsOfDanger: boolean
  /** What staff find it by: kept as an HMAC alone. */
  readonly foundBy: FoundBy
  /** The whole referral as JSON; encrypted under a key of its own, so that it outlives the conversation. */
  readonly body: unknown
}

/** What a referral is found by without being opened, in one form each (see `foundBy`); those that it has. */
export type FoundBy = Partial<Record<FoundByKind, string>>
export type FoundByKind = 'surname' | 'postcode' | 'nhsNumber'

/** What happened to a referral: by whom (staff, `person` or `program`), and the reason or note where there is one. */
export type EventRow = {
  readonly at: string
  readonly what: string
  readonly by?: string
  readonly delivery?: string
  readonly note?: string
  /** There is a note, and it cannot be opened. */
  readonly isClosed?: true
}

/** saved; seen: this activity was saved before; moved: somebody saved in between; referenceTaken: draw another. */
export type Saved = 'saved' | 'seen' | 'moved' | 'referenceTaken'

export type DeliveryRow = {
  readonly id: string
  readonly reference: string
  readonly commissioner: string
  readonly route: string
  readonly capturedAt: string
  readonly openedAt?: string
}

/** Where in our answers a question fell: no article was near, or some were offered and none was what was meant. */
export type QuestionZone = 'none' | 'offered'

/** A question that no article answered, as often as it was asked. Its text is redacted; days are ISO dates. */
export type QuestionRow = {
  readonly text: string
  readonly locale: string
  readonly zone: QuestionZone
  readonly count: number
  readonly firstDay: string
  readonly lastDay: string
}

/** What we remember. Everything a person said is encrypted before it gets here. */
export type Storage = {
  /** Reads a conversation, and what was said under `activityId` before. */
  readonly find: (address: string, activityId?: string) => Promise<Kept | undefined>
  readonly save: (change: Change) => Promise<Saved>
  /** From the entry after this number; only the `last` so many, where that is said. */
  readonly transcript: (address: string, after?: number, last?: number) => Promise<readonly Entry[]>
  /** Erases a conversation, its transcript and its key. Referrals already captured stay. */
  readonly forget: (address: string) => Promise<void>
  /**
   * Erases, in the same way, conversations that were last saved before this ISO time, and says how many: those that came to no referral
   * (drafts), or those that did (transcripts); all where neither is said.
   */
  readonly forgetOld: (before: string, of?: 'drafts' | 'transcripts') => Promise<number>
  /** Newest first. */
  readonly deliveries: () => Promise<readonly DeliveryRow[]>
  /** The referral of a delivery, and marks the delivery as opened at this time if it was not. */
  readonly openDelivery: (id: string, at: string) => Promise<{ row: DeliveryRow; referral: unknown } | undefined>
  /** Counts a question that no article answered. `redacted` names nobody; of the ISO time `at` the day alone is kept. */
  readonly keepQuestion: (
    redacted: string,
    about: { readonly locale: string; readonly zone: QuestionZone; readonly at: string },
  ) => Promise<void>
  /** Most asked first. */
  readonly questions: () => Promise<readonly QuestionRow[]>
  /** Erases every question that was last asked before this ISO time, or all of them, and says how many. */
  readonly forgetQuestions: (before?: string) => Promise<number>
  /** Whether the database answers. */
  readonly ready: () => Promise<boolean>
  readonly outbox: OutboxStorage
  readonly inbox: InboxStorage
  readonly keeping: KeepingStorage
  readonly audit: AuditStorage
  readonly status: StatusStorage
  readonly staff: StaffStorage
  readonly close: () => Promise<void>
}
