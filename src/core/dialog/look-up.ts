import type { Detail } from '../conversation/conversation.ts'
import type { Value } from '../questions/kind.ts'

/** What a look-up gives: one of its question's choices, and what it found. */
export type Found = { readonly choice: string; readonly detail?: Detail }

/** A service that answers questions in a person's place. `unknown` is always a possible choice, and is tried again. */
export type LookUp = {
  /** The version of the data at this time (ISO, UTC): when it changes, kept answers are looked up again. */
  readonly version: (now: string) => string
  /** Finds from the answers it depends on (only those that are known). May take its time: nothing waits for it but this person. */
  readonly find: (input: Readonly<Record<string, Value | undefined>>, now: string) => Found | Promise<Found>
}
