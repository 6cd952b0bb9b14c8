import type { AuditLine } from './audit-storage.ts'
import type { DeliveryState } from './outbox-storage.ts'
import type { EventRow, FoundByKind } from './storage.ts'

/** What somebody may see: one commissioner's referrals, and of them some pathways; all where nothing is said. */
export type Scope = { readonly commissioner?: string; readonly pathways?: readonly string[] }

/** Which of those: all that is said must hold. */
export type InboxFilter = {
  readonly state?: DeliveryState
  readonly pathway?: string
  readonly commissioner?: string
  readonly isUnread?: true
  readonly tellsOfDanger?: true
  /** Nobody has said that they received it, and this time (ISO, UTC) has come since. */
  readonly silentSince?: string
  readonly reference?: string
  readonly found?: readonly { readonly kind: FoundByKind; readonly value: string }[]
}

/** A referral as the list shows it, with its newest delivery. */
export type InboxRow = {
  /** The delivery's id: the address of its page. */
  readonly id: string
  readonly reference: string
  readonly commissioner: string
  readonly pathway: string
  readonly route: string
  readonly state: DeliveryState
  readonly stateAt: string
  readonly capturedAt: string
  readonly openedAt?: string
  readonly tellsOfDanger: boolean
  /** Given up: nobody has it. */
  readonly deadAt?: string
  /** When the person last asked how it is going, where nobody has told them anything since. */
  readonly askedAt?: string
  /** Nothing where it cannot be opened: its row is damaged, or was sealed by another key. */
  readonly referral?: unknown
}

/** A referral as its page shows it. */
export type InboxEntry = InboxRow & {
  readonly events: readonly EventRow[]
  /** Others that may be about the same person: the same NHS number, or the same surname and postcode. */
  readonly alike: readonly { readonly id: string; readonly reference: string; readonly capturedAt: string }[]
}

/** Referrals as staff see them: nothing outside the scope is found, told from what does not exist, or changed. */
export type InboxStorage = {
  /** Newest first; before them danger that is unread, then those whose person asked again and waits. */
  readonly list: (
    scope: Scope,
    filter: InboxFilter,
    page: { readonly size: number; readonly from: number },
  ) => Promise<{ readonly rows: readonly InboxRow[]; readonly total: number }>
  /** The reference of a delivery's referral, where it is in the scope. `isClosed`: it does not open, so nothing can be sealed with it. */
  readonly find: (
    scope: Scope,
    id: string,
  ) => Promise<{ readonly reference: string; readonly isClosed: boolean } | undefined>
  /**
   * Reads one, and writes that down as this act in the audit log, where one is named. `receives`: whoever opens it has it for the commissioner, who
   * is then said to have received it.
   */
  readonly open: (
    scope: Scope,
    id: string,
    by: { readonly staff: string; readonly at: string; readonly receives: boolean; readonly act?: string },
  ) => Promise<InboxEntry | undefined>
  /** Writes a note, or that the person was contacted. The text is sealed. Without its line in the audit log it is not written. */
  readonly write: (
    id: string,
    what: 'note' | 'contacted',
    about: { readonly at: string; readonly by: string; readonly note: string },
    line?: AuditLine,
  ) => Promise<void>
}
