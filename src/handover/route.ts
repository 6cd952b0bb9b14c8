import type { Claimed } from '../storage/storage.ts'

/** A way by which deliveries leave us. Each is one file in `routes/` and a line in its index. */
export type Route = {
  /** The test that any receiver of this route can be held to. */
  readonly contract: `test/${string}.test.ts`
  /** Sends one delivery. `signal` ends a try that takes too long. What it rejects with counts as a failure that may pass. */
  readonly send: (delivery: Claimed, signal: AbortSignal) => Promise<Sent>
}

/** `sent`: the destination took it, and nothing more is known. A problem is a short code that names nobody. */
export type Sent =
  | { readonly sent: true }
  | { readonly problem: string; readonly retryAfter?: number }
  /** Trying again would change nothing: people must look. */
  | { readonly problem: string; readonly isFinal: true }
