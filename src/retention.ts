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
 * that the storage may be closed after it. How many of what went is written in the audit log. What fails goes to `failed`, and is tried again an hour later.
 */
export function startRetention(
  { storage, now }: Pick<Surroundings, 'storage' | 'now'>,
  { draftDays, transcriptDays, referralDays }: Keep,
  failed: (error: unknown) => void,
): () => Promise<void> {
  const before = (days: number) => new Date(Date.parse(now()) - days * DAY).toISOString()
  const written = async (what: string, count: number) => {
    if (count > 0) await storage.audit.add({ at: now(), staff: 'program', act: 'retention', about: `${what} ${count}` })
  }
  const chats = async (of: 'drafts' | 'transcripts', days: number) =>
    written(of, await storage.forgetOld(before(days), of))
  const questions = async () => written('questions', await storage.forgetQuestions(before(QUESTION_KEPT_DAYS)))
  const referrals = async (days: number) =>
    written('referrals', (await storage.keeping.eraseOld(before(days), now())).length)
  const erase = async () => {
    await chats('drafts', draftDays).catch(failed)
    await chats('transcripts', transcriptDays).catch(failed)
    await questions().catch(failed)
    if (referralDays !== undefined) await referrals(referralDays).catch(failed)
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
