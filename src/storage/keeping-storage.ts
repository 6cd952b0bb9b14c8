import type { AuditLine } from './audit-storage.ts'
import type { Entry, EventRow, OutboxRow } from './storage.ts'

/** All that we hold about the person of a referral. */
export type Held = {
  readonly reference: string
  readonly capturedAt: string
  readonly erasedAt?: string
  /** Nothing once it is erased. */
  readonly referral?: unknown
  readonly events: readonly EventRow[]
  readonly deliveries: readonly Pick<OutboxRow, 'what' | 'route' | 'destination' | 'state' | 'stateAt'>[]
  /** The chat in which it was made, for as long as that is kept. */
  readonly transcript: readonly Entry[]
}

/** What is kept about somebody: shown whole, and erased. Times are ISO, UTC. */
export type KeepingStorage = {
  /** Whether there is a referral, and when it was erased. It need not open. */
  readonly find: (reference: string) => Promise<{ readonly erasedAt?: string } | undefined>
  /** Throws where something of it does not open. */
  readonly held: (reference: string) => Promise<Held | undefined>
  /**
   * Destroys a referral's key, its body, its notes, what it is found by, and the chat in which it was made; whatever was still to be sent is
   * not. A row without a person stays, with who erased it (an id of staff, or "operator"; nothing where that was not written down). False where
   * there is none, or it was erased before. Without its line in the audit log it is not erased.
   */
  readonly erase: (reference: string, at: string, by: string | undefined, line?: AuditLine) => Promise<boolean>
  /**
   * Erases, in the same way but without their chats, referrals that were accepted or declined before this time; gives their references. By
   * "program", in the audit log too.
   */
  readonly eraseOld: (before: string, at: string) => Promise<readonly string[]>
  /** The references of what was erased, with when and by whom. */
  readonly erased: () => Promise<readonly { readonly reference: string; readonly at: string; readonly by?: string }[]>
  /** Writes a whole copy of the database to a new file, while others read and write. */
  readonly copyTo: (file: string) => Promise<void>
}
