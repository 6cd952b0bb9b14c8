import type { Activity } from './activities.ts'

/**
 * What is said last in a conversation that was erased: the transcript is gone, so it goes straight to those who listen. Where nobody does,
 * it waits a minute for the next who asks, and is then gone too.
 */
export type LastWords = {
  readonly say: (address: string, last: readonly Activity[]) => void
  readonly hear: (address: string, hear: (last: readonly Activity[]) => void) => () => void
  readonly take: (address: string) => readonly Activity[] | undefined
}

export function createLastWords(now: () => string): LastWords {
  const hearing = new Map<string, Set<(last: readonly Activity[]) => void>>()
  const waiting = new Map<string, { readonly last: readonly Activity[]; readonly until: number }>()
  const dropLate = () => {
    for (const [address, { until }] of waiting) if (until < Date.parse(now())) waiting.delete(address)
  }
  return {
    say: (address, last) => {
      dropLate()
      const all = hearing.get(address)
      if (!all) waiting.set(address, { last, until: Date.parse(now()) + KEPT_MS })
      for (const hear of all ?? []) hear(last)
    },
    hear: (address, hear) => {
      const all = hearing.get(address) ?? new Set()
      hearing.set(address, all.add(hear))
      return () => {
        all.delete(hear)
        if (all.size === 0 && hearing.get(address) === all) hearing.delete(address)
      }
    },
    take: (address) => {
      dropLate()
      const last = waiting.get(address)?.last
      waiting.delete(address)
      return last
    },
  }
}

const KEPT_MS = 60_000
