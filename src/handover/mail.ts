import nodemailer from 'nodemailer'
import type { Sent } from './route.ts'

/** The mail server that we hand mail to, and who it comes from. */
export type MailConfig = {
  /** smtp: (STARTTLS is required) or smtps:, with the user and password where it wants them. */
  readonly url: string
  readonly from: string
}

export type Letter = {
  /** Stable across tries, so that mail servers and people can see a repeat. */
  readonly id: string
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly files?: readonly { readonly name: string; readonly type: string; readonly data: string | Uint8Array }[]
}

export type Mail = {
  /** Never rejects for what a mail server says: that is an outcome. */
  readonly send: (letter: Letter, signal: AbortSignal) => Promise<Sent>
}

/** Shorter than a try, so that a server that hangs is told apart from one that we cut off. */
const TIMEOUTS_MS = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 }

/** Mail over an encrypted connection alone: a server that offers none gets nothing. `ca` is trusted beside those that Node knows. */
export function createMail({ url, from }: MailConfig, ca?: string): Mail {
  const transport = nodemailer.createTransport({
    url,
    requireTLS: true,
    tls: { minVersion: 'TLSv1.2', ca },
    ...TIMEOUTS_MS,
  })
  return {
    send: async ({ id, to, subject, text, files = [] }, signal) => {
      try {
        await transport.sendMail({
          messageId: `<${id}@${new URL(url).hostname}>`,
          from,
          to,
          subject,
          text,
          attachments: files.map(({ name, type, data }) => ({
            filename: name,
            contentType: type,
            content: typeof data === 'string' ? data : Buffer.from(data),
          })),
          // Nobody's holiday reply is wanted; a bounce says which delivery it was (RFC 3461).
          headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
          dsn: { id, return: 'headers', notify: ['failure'], recipient: to },
          signal,
        })
        return { sent: true }
      } catch (error) {
        return problemOf(error)
      }
    },
  }
}

/** A refusal for good (RFC 5321: 5yz) of the address or the message, or something that may pass. */
function problemOf(error: unknown): Sent {
  const { code = 'failed', responseCode = 0 } = error as { code?: string; responseCode?: number }
  const isRefused = responseCode >= 500 && (code === 'EENVELOPE' || code === 'EMESSAGE')
  const problem = responseCode > 0 && code !== 'ETLS' ? `smtp${responseCode}` : code
  return isRefused ? { problem, isFinal: true } : { problem }
}
