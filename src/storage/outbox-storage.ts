import type { AuditLine } from './audit-storage.ts'
import type { Scope } from './inbox-storage.ts'

/**
 * How far a delivery is. "sent" says that a destination took it, "received" that a person or program there said so: one is never shown as the
 * other. After that staff accept, decline or redirect it; the person may withdraw it at any time.
 */
export const deliveryStates = [
  'captured',
  'sent',
  'received',
  'accepted',
  'declined',
  'redirected',
  'withdrawn',
] as const
export type DeliveryState = (typeof deliveryStates)[number]

/** What a delivery carries: the referral, news of it (withdrawn, corrected), or word to the person on how to chase it. */
export type DeliveredThing = 'referral' | 'withdrawn' | 'corrected' | 'chase'

/** A delivery that is leased to whoever claimed it, with all that it needs. */
export type Claimed = {
  readonly id: string
  /** Whoever settles it must have this. */
  readonly lease: string
  readonly what: DeliveredThing
  readonly route: string
  readonly destination: string
  /** How often it was tried before. */
  readonly tries: number
  readonly reference: string
  readonly commissioner: string
  readonly pathway: string
  readonly capturedAt: string
  readonly referral: unknown
}

/** What came of a try. */
export type Tried =
  | { readonly sent: true }
  /** `problem` is a short code. Without `nextAt` it is given up, and waits for people. */
  | { readonly problem: string; readonly nextAt?: string }

/** A delivery as operators see it: nothing in it tells of the person. */
export type OutboxRow = {
  readonly id: string
  readonly reference: string
  readonly what: DeliveredThing
  readonly commissioner: string
  readonly pathway: string
  readonly route: string
  readonly destination: string
  readonly state: DeliveryState
  readonly stateAt: string
  readonly capturedAt: string
  readonly tries: number
  readonly dueAt?: string
  readonly problem?: string
  readonly deadAt?: string
}

/** Where a referral goes. */
export type Bound = {
  readonly commissioner: string
  readonly pathway: string
  readonly route: string
  /** The lane. */
  readonly destination: string
}

export type AlarmKind = 'dead' | 'undelivered' | 'unacknowledged'

export type Alarm = {
  readonly kind: AlarmKind
  readonly delivery: string
  readonly raisedAt: string
  readonly toldAt?: string
}

/** What leaves us, from its row to its receipt. Times are ISO, UTC. A `line` is added to the audit log with what it tells of: both are done, or neither. */
export type OutboxStorage = {
  /** Leases the oldest due delivery of each destination at which nobody is, until `until`. */
  readonly claim: (now: string, until: string) => Promise<readonly Claimed[]>
  /** Writes what came of a try; false where the lease is no longer the one it was claimed with. */
  readonly settle: (claimed: Pick<Claimed, 'id' | 'lease'>, tried: Tried, now: string) => Promise<boolean>
  /** Ends every lease: at start, those who held them are gone. Says how many. */
  readonly release: () => Promise<number>
  /** Every delivery that is not over, and those given up; oldest first. */
  readonly waiting: () => Promise<readonly OutboxRow[]>
  /** Makes a delivery due now, from its first try on; false where there is nothing to try. */
  readonly retry: (id: string, now: string, line?: AuditLine) => Promise<boolean>
  /** A letter came back after it was sent: it is given up, and waits for people. False where it does not wait for anybody. */
  readonly bounced: (id: string, now: string) => Promise<boolean>
  /** Moves a delivery to a later state; false where it cannot go there from where it is. `note` is sealed. */
  readonly move: (
    id: string,
    to: DeliveryState,
    about: { readonly at: string; readonly by: string; readonly note?: string },
    line?: AuditLine,
  ) => Promise<boolean>
  /** Ends this delivery as redirected, and makes one that is due now. Gives the new one's id; nothing where it was over. */
  readonly redirect: (
    id: string,
    to: Bound,
    about: { readonly at: string; readonly by: string; readonly note?: string },
    line?: AuditLine,
  ) => Promise<string | undefined>
  /** Makes a further delivery about the same referral, due now; how to chase it is told once for each board. */
  readonly add: (
    referral: { readonly reference: string },
    what: DeliveredThing,
    by: { readonly route: string; readonly destination: string },
    now: string,
  ) => Promise<void>
  /** Sets the alarms that there are now: raises new ones, ends those that are over. Gives those that nobody was told of yet. */
  readonly setAlarms: (alarms: readonly Omit<Alarm, 'raisedAt' | 'toldAt'>[], now: string) => Promise<readonly Alarm[]>
  /** The alarms that there are, about the referrals of a scope. */
  readonly alarms: (scope?: Scope) => Promise<readonly Alarm[]>
  readonly told: (alarms: readonly Pick<Alarm, 'kind' | 'delivery'>[], now: string) => Promise<void>
}
