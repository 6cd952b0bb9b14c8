import type { Surroundings } from './think.ts'

/** Hours that a conversation is kept after its last message. A browser finds it for fewer, so nobody sees their chat go. */
export const KEPT_HOURS = 24

/** Days that a question which no article answered is kept after it was last asked. */
export const QUESTION_KEPT_DAYS = 180

/**
 * Erases old conversations and questions: now, and then every hour until the function that comes back is called. That one waits for the
 * erasing under way, so that the storage may be closed after it. What fails goes to `failed`, and is tried again an hour later.
 */
export function startRetention(
  { storage, now }: Pick<Surroundings, 'storage' | 'now'>,
  failed: (error: unknown) => void,
): () => Promise<void> {
  const before = (hours: number) => new Date(Date.parse(now()) - hours * HOUR).toISOString()
  const erase = async () => {
    await storage.forgetOld(before(KEPT_HOURS)).catch(failed)
    await storage.forgetQuestions(before(QUESTION_KEPT_DAYS * 24)).catch(failed)
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
