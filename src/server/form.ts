import type { IncomingMessage } from 'node:http'

/** A form as it was sent; or what is wrong with it, and as much of it as we read. */
export type SentForm = { readonly form: URLSearchParams; readonly problem?: 413 | 415 }

/** The largest form that we read: many times the longest answer. */
export const LARGEST_FORM = 64 * 1024

/** How much of a form that is too large we let pass by, so that the browser stays to hear why. Past it we hang up. */
const LARGEST_PASSED_BY = 8 * 1024 * 1024

/** Reads a form. Nothing is unpacked and no file is written: this is all that our pages need, and nothing else is let in. */
export async function readForm(request: IncomingMessage): Promise<SentForm> {
  const isForm = /^application\/x-www-form-urlencoded *(;|$)/i.test(request.headers['content-type'] ?? '')
  const kept: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    if (size <= LARGEST_FORM) kept.push(chunk)
    size += chunk.length
    if (size > LARGEST_PASSED_BY) throw new Error('A form was far too large')
  }
  const text = Buffer.concat(kept).subarray(0, LARGEST_FORM).toString('utf8')
  if (size > 0 && !isForm) return { form: new URLSearchParams(), problem: 415 }
  if (size > LARGEST_FORM) return { form: new URLSearchParams(withoutBrokenEnd(text)), problem: 413 }
  return { form: new URLSearchParams(text) }
}

/** Cut where it was too large, a form may end in the middle of a letter. */
const withoutBrokenEnd = (text: string): string => text.replace(/(?:%[0-9a-f]{0,2})+$/i, '')
