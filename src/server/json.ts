import type { IncomingMessage } from 'node:http'
import { isOfType, readBody } from './body.ts'

/** JSON as it was sent, or what is wrong with it. No body at all is `undefined`. */
export type SentJson = { readonly json: unknown; readonly problem?: 400 | 413 | 415 }

/** Reads the JSON that a program sends. */
export async function readJson(request: IncomingMessage): Promise<SentJson> {
  const { text, isCut } = await readBody(request)
  if (isCut) return { json: undefined, problem: 413 }
  if (text === '') return { json: undefined }
  if (!isOfType(request, 'application/json')) return { json: undefined, problem: 415 }
  try {
    return { json: JSON.parse(text) }
  } catch {
    return { json: undefined, problem: 400 }
  }
}
