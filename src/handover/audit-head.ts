import type { Words } from '../core/words/words.ts'
import type { Storage } from '../storage/storage.ts'
import type { Mail } from './mail.ts'

export type AuditHeadParts = {
  readonly audit: Storage['audit']
  readonly words: Words
  readonly operator: { readonly mail: Mail; readonly to: string }
  readonly now: () => string
  readonly newId: () => string
}

const HOUR_MS = 60 * 60 * 1000
const MAIL_MS = 30_000

/** What is written down when the head went out. */
export const HEAD_SENT = 'headSent'

/** Mails the head of the audit log to the operator, once a day (UTC): kept there, it tells later whether the log was changed. */
export async function mailAuditHead({ audit, words, operator, now, newId }: AuditHeadParts): Promise<void> {
  const at = now()
  const last = await audit.last(HEAD_SENT)
  if (last && last.slice(0, 10) >= at.slice(0, 10)) return
  const { number, hash } = await audit.head()
  const letter = {
    id: newId(),
    to: operator.to,
    subject: words.say('ui.inbox.audit.subject'),
    text: words.say('ui.inbox.audit.mail', { number, hash }),
  }
  const sent = await operator.mail.send(letter, AbortSignal.timeout(MAIL_MS))
  if ('problem' in sent) throw new Error(`The head of the audit log could not be mailed: ${sent.problem}`)
  await audit.add({ at, staff: 'program', act: HEAD_SENT, about: `${number} ${hash}` })
}

/** Mails it now and every day, and tries again each hour where it could not. What comes back ends that. */
export function startAuditHead(parts: AuditHeadParts, failed: (error: unknown) => void): () => Promise<void> {
  let mailing = mailAuditHead(parts).catch(failed)
  const hourly = setInterval(() => {
    mailing = mailing.then(() => mailAuditHead(parts)).catch(failed)
  }, HOUR_MS).unref()
  return async () => {
    clearInterval(hourly)
    await mailing
  }
}
