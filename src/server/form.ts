import type { IncomingMessage } from 'node:http'

/** A form as it was sent; or what is wrong with it, and as much of it as we read. */
export type SentForm = { readonly form: URLSearchParams; readonly problem?: 413 | 415 }

/** The largest form that we read: many times the longest answer. */
const LARGEST_FORM = 64 * 1024

/**
 * Reads a form; of one that is too large only the beginning, and the rest is left unread. Nothing is unpacked and no file is written:
 * this is all that our pages need, and nothing else is let in.
 */
export async function readForm(request: IncomingMessage): Promise<SentForm> {
  const isForm = /^application\/x-www-form-urlencoded *(;|$)/i.test(request.headers['content-type'] ?? '')
  const kept: Buffer[] = []
  let size = 0
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    kept.push(chunk)
    size += chunk.length
    if (size > LARGEST_FORM) break
  }
  const text = Buffer.concat(kept).subarray(0, LARGEST_FORM).toString('utf8')
  if (size > LARGEST_FORM) return { form: new URLSearchParams(isForm ? withoutBrokenEnd(text) : ''), problem: 413 }
  if (size > 0 && !isForm) return { form: new URLSearchParams(), problem: 415 }
  return { form: new URLSearchParams(text) }
}

/** Cut where it was too large, a form may end in the middle of a letter. */
const withoutBrokenEnd = (text: string): string => text.replace(/(?:%[0-9a-f]{0,2})+$/i, '')
