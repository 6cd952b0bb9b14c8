import type { CsvRow, Letter } from '../handover/letter/letter.ts'
import type { RouteOf } from '../handover/referral.ts'
import type { Surroundings } from '../receive.ts'
import type { WebRequest } from '../server/route.ts'
import type { DeliveryState } from '../storage/storage.ts'
import type { Staff } from './staff.ts'

/** What the inbox must be given of other parts: it knows none of them. */
export type InboxParts = {
  readonly around: Pick<Surroundings, 'storage' | 'now' | 'wordsOf'>
  /** Who asks; nobody where they have not signed in. */
  readonly who: (request: WebRequest) => Promise<Staff | undefined>
  /** The names of staff by their ids, of those who are still known. */
  readonly staffNames: () => Promise<ReadonlyMap<string, string>>
  /** A commissioner's name by its ODS code; nothing where there is none. */
  readonly nameOf: (ods: string) => string | undefined
  /** Those that a referral can go to: code and name, in the order of the names. */
  readonly commissioners: readonly { readonly ods: string; readonly name: string }[]
  readonly pathways: readonly string[]
  readonly states: readonly DeliveryState[]
  readonly routeOf: RouteOf
  /** A referral as it is read. */
  readonly letterOf: (referral: unknown) => Letter
  /** The letter of a referral, to print. */
  readonly pdfOf: (referral: unknown) => Promise<Uint8Array>
  /** Referrals as a table for spreadsheets. */
  readonly csvOf: (rows: readonly CsvRow[]) => string
  /** A time (ISO, UTC) as clocks in England show it. */
  readonly inLondon: (time: string) => string
  /** The time before which a referral should have been received by now. */
  readonly silentSince: (now: string) => string
  /** What a surname, postcode, NHS number or reference is found by; nothing where text is none. */
  readonly sought: (text: string) => Sought | undefined
}

/** What somebody looks for: one referral by its reference, or all that have one of these. */
export type Sought =
  | { readonly reference: string }
  | { readonly found: readonly { readonly kind: 'surname' | 'postcode' | 'nhsNumber'; readonly value: string }[] }
