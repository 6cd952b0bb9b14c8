import type { Surroundings } from './think.ts'

/** For how long things are kept, in days. A browser finds its chat for less than one, so nobody sees theirs go. */
export type Keep = {
  /** After the last word of a chat that came to no referral. */
  readonly draftDays: number
  /** After the last word of one that did. */
  readonly transcriptDays: number
  /** After a referral was accepted or declined; unset: until somebody erases it. */
  readonly referralDays?: number
}

/** Days that a question which no article answered is kept after it was last asked. */
export const QUESTION_KEPT_DAYS = 180

/**
 * Erases what is too old: now, and then every hour until the function that comes back is called. That one waits for the erasing under way, so
 * that the storage may be closed after it. What fails goes to `failed`, and is tried again an hour later.
 */
export function startRetention(
  { storage, now }: Pick<Surroundings, 'storage' | 'now'>,
  { draftDays, transcriptDays, referralDays }: Keep,
  failed: (error: unknown) => void,
): () => Promise<void> {
  const before = (days: number) => new Date(Date.parse(now()) - days * DAY).toISOString()
  const erase = async () => {
    await storage.forgetOld(before(draftDays), 'drafts').catch(failed)
    await storage.forgetOld(before(transcriptDays), 'transcripts').catch(failed)
    await storage.forgetQuestions(before(QUESTION_KEPT_DAYS)).catch(failed)
    if (referralDays !== undefined) await storage.keeping.eraseOld(before(referralDays), now()).catch(failed)
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
const DAY = 24 * HOUR
