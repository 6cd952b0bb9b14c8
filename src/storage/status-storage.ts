import type { DeliveryState } from './outbox-storage.ts'

/** How somebody's referral goes, as they may see it. Times are ISO, UTC. */
export type Status = {
  readonly reference: string
  readonly commissioner: string
  readonly states: readonly { readonly state: DeliveryState; readonly at: string }[]
  /** Taken back before it left: nobody had it, and nobody is told. */
  readonly isUnknownToBoard: boolean
}

/** What a person can see and do about their own referral, with a word that they chose. */
export type StatusStorage = {
  /** Sets the word, or another in its place; false where there is no such referral. It is kept as a slow hash alone; "busy" where too many wait for one. */
  readonly setWord: (reference: string, word: string) => Promise<boolean | 'busy'>
  /** Takes the word away: nobody sees the status any more, until another is set. */
  readonly unset: (reference: string) => Promise<void>
  /**
   * The status, where the word is right. "wrong" is also said of references that there are not, and after too many wrong words within a day,
   * whatever the word.
   */
  readonly see: (reference: string, word: string, now: string) => Promise<Status | 'wrong' | 'busy'>
  /** Takes it back, ends what was still to go out about it, and writes to a board that may have it. Changes nothing where it was over. */
  readonly withdraw: (reference: string, now: string) => Promise<Status | false>
  /**
   * Adds what the person says has changed, seals it, puts the referral back among those that staff have not read, and writes to a board that may
   * have it. "tooOften" where they said so too often, unless it tells of danger of a kind that was not told yet.
   */
  readonly correct: (
    reference: string,
    text: string,
    now: string,
    danger: readonly string[],
  ) => Promise<Status | 'tooOften' | false>
  /** Writes down that the person asks how it goes, and puts the referral back among those that staff have not read; ten times a day at most. */
  readonly ask: (reference: string, now: string) => Promise<Status | false>
}
