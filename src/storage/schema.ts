import type { Generated } from 'kysely'
import type { DeliveredThing, DeliveryState } from './outbox-storage.ts'

/**
 * The tables, for Kysely. What a person said is only in `state` and `body`, and these are sealed (see `seal.ts`);
 * every other column can be read by whoever holds the file, so it must name nobody.
 */
export type Schema = {
  conversation: ConversationTable
  entry: EntryTable
  referral: ReferralTable
  delivery: DeliveryTable
  secret: SecretTable
  data_key: DataKeyTable
  question: QuestionTable
  event: EventTable
  found_by: FoundByTable
  alarm: AlarmTable
  audit: AuditTable
  status: StatusTable
  staff: StaffTable
  passkey: PasskeyTable
}

/** A row's own key, wrapped by the data key with this id. */
export type WrappedKey = {
  key_id: string
  wrapped_key: Buffer
}

type ConversationTable = WrappedKey & {
  id: string
  /** SHA-256: the address holds a secret of 128 bits or more, so that nobody can guess their way back. */
  address_hash: Buffer
  version: number
  /** The number of its next transcript entry: kept here so that a save need not count. */
  next_number: number
  saved_at: string
  state: Buffer
}

/** The transcript. Its bodies are sealed under the conversation's key. */
type EntryTable = {
  conversation_id: string
  number: number
  /** The id of the person's activity; null when we speak. */
  activity: string | null
  at: string
  body: Buffer
}

type ReferralTable = WrappedKey & {
  id: string
  reference: string
  /** No foreign key: a referral outlives its conversation. */
  conversation_id: string
  run: string
  commissioner: string
  captured_at: string
  pathway: string
  /** As its newest delivery has them. */
  state: DeliveryState
  state_at: string | null
  /** 1: free text in it tells of danger. */
  tells_of_danger: number
  /** When its key and all that it opened were destroyed; the rest of the row stays. */
  erased_at: string | null
  body: Buffer
}

type DeliveryTable = {
  /** Grows: newest last, even within a millisecond. */
  number: Generated<number>
  id: string
  referral_id: string
  route: string
  opened_at: string | null
  /** The lane: nothing overtakes in it, and it waits for no other. */
  destination: string | null
  what: DeliveredThing
  state: DeliveryState
  state_at: string | null
  tries: number
  /** When it is tried next; null: nothing is left to do. */
  due_at: string | null
  /** Who is at it now, and for how long nobody else may be. */
  lease: string | null
  leased_until: string | null
  /** Why the last try failed: a short code, never what a person said. */
  problem: string | null
  /** Given up: it waits for people. */
  dead_at: string | null
}

/** What happened to a referral, by whom. A reason or note is sealed under the referral's key. */
type EventTable = {
  number: Generated<number>
  referral_id: string
  delivery_id: string | null
  at: string
  what: string
  by: string | null
  body: Buffer | null
}

/** Blind indexes: an HMAC of a surname, postcode or NHS number, by which a referral is found without being opened. */
type FoundByTable = {
  kind: string
  hash: Buffer
  referral_id: string
}

/** What people must look at, once each; gone when it is over. */
type AlarmTable = {
  kind: string
  delivery_id: string
  raised_at: string
  told_at: string | null
}

type SecretTable = {
  kind: string
  hash: Buffer
  expires: string
  /** Whose it is: an id of staff. */
  subject: string | null
  seen_at: string | null
}

/** Who may sign in to the inbox; `body` has their name and e-mail address. */
type StaffTable = WrappedKey & {
  id: string
  /** HMAC. */
  email_hash: Buffer
  role: string
  commissioner: string | null
  /** A list as JSON; null: all. */
  pathways: string | null
  created_at: string
  ended_at: string | null
  body: Buffer
}

type PasskeyTable = {
  id: string
  staff_id: string
  public_key: Buffer
  counter: number
  created_at: string
  used_at: string | null
}

/** Questions that no article answered, redacted, each kind once. Days alone: a time could be laid beside a conversation's. */
type QuestionTable = {
  /** HMAC: the words may be few enough to guess. */
  hash: Buffer
  count: number
  first_day: string
  last_day: string
  /** The data key from which the keys of the hash and of the body were derived. */
  key_id: string
  body: Buffer
}

/** The word by which a person sees how their referral goes: salted, and hashed slowly. */
type StatusTable = {
  referral_id: string
  salt: Buffer
  hash: Buffer
  /** How often it was wrong since then. */
  wrong: number
  wrong_since: string | null
}

/** What staff saw and did; see `audit-storage.ts`. */
type AuditTable = {
  number: number
  at: string
  staff: string
  act: string
  about: string | null
  hash: Buffer
}

/** The data keys that rows were wrapped with, each with a proof by which the same key is known again. */
type DataKeyTable = {
  id: string
  proof: Buffer
}
