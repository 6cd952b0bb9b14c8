import type { Surroundings } from '../../receive.ts'
import type { Socket } from '../../server/route.ts'
import { type Activity, activitiesAfter, addressOf, end } from './activities.ts'
import type { LastWords } from './last-words.ts'

/**
 * Sends what is said in a conversation after a number, as it is said, until the client leaves or the conversation is erased. The table is
 * read at each notice, and unasked now and then, for notices may be lost.
 */
export function stream(
  around: Surroundings,
  lastWords: LastWords,
  { conversation, after, socket }: { conversation: string; after: number; socket: Socket },
): void {
  const address = addressOf(conversation)
  let watermark = after
  let isOpen = true
  let isGone = false
  let reading: Promise<void> | undefined
  let isDue = false

  const send = (activities: readonly Activity[]) =>
    socket.send(JSON.stringify({ activities, watermark: String(watermark) }))
  const finish = (last: readonly Activity[]) => {
    if (!isOpen) return
    send(last)
    socket.close()
  }
  const read = async (): Promise<void> => {
    const said = await activitiesAfter(around, conversation, watermark)
    if (!isOpen) return
    // Gone, and the last words may just be on their way: they have until the next look.
    if (!said && isGone) return finish([end(conversation, around.now())])
    isGone = !said
    if (!said || Number(said.watermark) === watermark) return
    watermark = Number(said.watermark)
    send(said.activities)
  }
  /** Reads, one at a time: what is told meanwhile is read after. */
  const look = (): void => {
    if (reading) {
      isDue = true
      return
    }
    reading = read()
      .catch(() => socket.close()) // the client comes back, and gets it then
      .finally(() => {
        reading = undefined
        if (!isDue || !isOpen) return
        isDue = false
        look()
      })
  }

  const stops = [around.notices.watch(address, look), lastWords.hear(address, finish)]
  const unasked = setInterval(look, UNASKED_MS)
  socket.onClose(() => {
    isOpen = false
    clearInterval(unasked)
    for (const stop of stops) stop()
  })
  look()
}

/** How often the table is read unasked. */
const UNASKED_MS = 5000
