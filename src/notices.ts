/**
 * Tells those who watch a conversation, in this process, that something was said in it. A notice holds nothing and may be lost: whoever
 * watches reads the transcript after the number they have, and looks now and then unasked.
 */
export type Notices = {
  readonly tell: (address: string) => void
  /** Calls `look` when something was said at this address, until the function that comes back is called. */
  readonly watch: (address: string, look: () => void) => () => void
}

export function createNotices(): Notices {
  const watching = new Map<string, Set<() => void>>()
  return {
    tell: (address) => {
      for (const look of watching.get(address) ?? []) look()
    },
    watch: (address, look) => {
      const looks = watching.get(address) ?? new Set()
      watching.set(address, looks.add(look))
      return () => {
        looks.delete(look)
        if (looks.size === 0 && watching.get(address) === looks) watching.delete(address)
      }
    },
  }
}
