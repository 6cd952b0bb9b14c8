/**
 * Seconds before each try, counted from the one before: the schedule of Standard Webhooks 1.0, ten tries over 75 h 35 min 5 s
 * (github.com/standard-webhooks/standard-webhooks, spec: "Deliverability and reliability").
 */
const WAITS_S = [0, 5, 5 * 60, 30 * 60, 2 * 3600, 5 * 3600, 10 * 3600, 14 * 3600, 20 * 3600, 24 * 3600] as const

/** So much longer at most, so that many that failed together do not come back together. */
const JITTER = 0.1

/** A destination that asks us to wait is waited for, but for no longer than the longest wait of ours. */
const LONGEST_S = 24 * 3600

/**
 * Seconds until the next try, after so many. Nothing when the tries are over: then it waits for people. `random` is from 0 up to 1;
 * `retryAfter`, in seconds, is what the destination asked for.
 */
export function waitAfter(tries: number, random: number, retryAfter = 0): number | undefined {
  const wait = WAITS_S[tries]
  if (wait === undefined) return undefined
  return Math.max(wait * (1 + JITTER * random), Math.min(retryAfter, LONGEST_S))
}
