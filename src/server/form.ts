import type { IncomingMessage } from 'node:http'
import { isOfType, readBody } from './body.ts'

/** A form as it was sent; or what is wrong with it, and as much of it as we read. */
export type SentForm = { readonly form: URLSearchParams; readonly problem?: 413 | 415 }

/** Reads a form: this is all that our pages send, and nothing else is let in. */
export async function readForm(request: IncomingMessage): Promise<SentForm> {
  const isForm = isOfType(request, 'application/x-www-form-urlencoded')
  const { text, isCut } = await readBody(request)
  if (isCut) return { form: new URLSearchParams(isForm ? withoutBrokenEnd(text) : ''), problem: 413 }
  if (text && !isForm) return { form: new URLSearchParams(), problem: 415 }
  return { form: new URLSearchParams(text) }
}

/**
 * Cut where it was too large, a form may end in the middle of a letter. Each row of escapes is tried from its beginning alone: from each of
 * its places, a form of nothing else would take seconds.
 */
const withoutBrokenEnd = (text: string): string => text.replace(/(?<!%[0-9a-f]{0,2})(?:%[0-9a-f]{0,2})+$/i, '')
