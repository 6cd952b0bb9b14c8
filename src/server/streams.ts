/** The streams and sockets that are open: so that one network address does not take every connection, and for when we stop. */
export type Streams = {
  readonly mayOpen: (from: string) => boolean
  /** Counts one, until the function that comes back is called. */
  readonly add: (from: string, hangUp: () => void) => () => void
  /** Hangs up on all of them, and lets no other open. */
  readonly stop: () => void
}

/** These have no end of their own, unlike requests: so some connections are always left for those. */
const MOST_STREAMS = 1500

/** A library or a helpline has one address for everybody in it. */
const MOST_FROM_ONE = 200

export function createStreams(): Streams {
  const open = new Set<() => void>()
  const perAddress = new Map<string, number>()
  let isStopped = false
  const count = (from: string, more: 1 | -1) => {
    const now = (perAddress.get(from) ?? 0) + more
    if (now > 0) perAddress.set(from, now)
    else perAddress.delete(from)
  }
  return {
    mayOpen: (from) => !isStopped && open.size < MOST_STREAMS && (perAddress.get(from) ?? 0) < MOST_FROM_ONE,
    add: (from, hangUp) => {
      open.add(hangUp)
      count(from, 1)
      return () => {
        if (open.delete(hangUp)) count(from, -1)
      }
    },
    stop: () => {
      isStopped = true
      for (const hangUp of open) hangUp()
    },
  }
}
