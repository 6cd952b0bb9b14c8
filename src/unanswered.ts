import { type KnownWords, redact } from './core/meaning/redact.ts'
import type { QuestionZone, Storage } from './storage/storage.ts'

/** Keeps what people asked and no article answered, so that somebody may write one. */
export type Unanswered = {
  /** Takes the person's own words, and keeps what is left of them when all that may name somebody is gone. Never rejects. */
  readonly keep: (text: string, locale: string, zone: QuestionZone) => Promise<void>
}

/** `failed` is told when a question could not be kept: nobody who chats need hear of that. */
export const createUnanswered = (
  { storage, now }: { readonly storage: Pick<Storage, 'keepQuestion'>; readonly now: () => string },
  known: KnownWords,
  failed: (error: unknown) => void,
): Unanswered => ({
  keep: async (text, locale, zone) => {
    const redacted = redact(text, known)
    if (redacted === undefined) return
    await storage.keepQuestion(redacted, { locale, zone, at: now() }).catch(failed)
  },
})
