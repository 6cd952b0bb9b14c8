import type { Surroundings } from './think.ts'

/** Hours that a conversation is kept after its last message. A browser finds it for fewer, so nobody sees their chat go. */
export const KEPT_HOURS = 24

/**
 * Erases old conversations: now, and then every hour until the function that comes back is called. That one waits for the erasing
 * under way, so that the storage may be closed after it. What fails goes to `failed`, and is tried again an hour later.
 */
export function startRetention(
  { storage, now }: Pick<Surroundings, 'storage' | 'now'>,
  failed: (error: unknown) => void,
): () => Promise<void> {
  const erase = async () => {
    try {
      await storage.forgetOld(new Date(Date.parse(now()) - KEPT_HOURS * HOUR).toISOString())
    } catch (error) {
      failed(error)
    }
  }
  let erasing = erase()
  const hourly = setInterval(() => {
    erasing = erasing.then(erase)
  }, HOUR).unref()
  return async () => {
    clearInterval(hourly)
    await erasing
  }
}

const HOUR = 60 * 60 * 1000
