import type { Surroundings } from '../../receive.ts'
import type { ServerEvent } from '../../server/route.ts'

/**
 * Tells a page the number of the newest entry, now and whenever there is a newer one, and when the chat is gone. Gives what stops it.
 * A notice may be lost, so we look unasked too.
 */
export function follow(around: Surroundings, address: string, send: (event: ServerEvent) => void): () => void {
  let told = 0
  let isOver = false
  let isLooking = false
  let isNoticed = false

  const tell = async (): Promise<void> => {
    const [newest] = await around.storage.transcript(address, told, 1)
    if (newest && !isOver) send({ event: 'newest', data: String(newest.number) })
    told = newest?.number ?? told
  }
  const look = async (): Promise<void> => {
    if (isLooking) return
    isLooking = true
    try {
      do {
        const mayBeGone = isNoticed
        isNoticed = false
        await tell()
        if (mayBeGone && !(await around.storage.find(address)) && !isOver) send({ event: 'gone', data: '' })
      } while (isNoticed && !isOver)
    } catch {
      // The database is away: the next look tries again.
    } finally {
      isLooking = false
    }
  }
  const noticed = () => {
    isNoticed = true
    void look()
  }

  const unwatch = around.notices.watch(address, noticed)
  const unasked = setInterval(() => void look(), LOOK_MS)
  void look()
  return () => {
    isOver = true
    clearInterval(unasked)
    unwatch()
  }
}

const LOOK_MS = 5000
