import type { Words } from '../core/words/words.ts'

/** One page of ours: what answers requests to a path. Channels and the inbox give these; only the server knows restify. */
export type Route = {
  readonly method: 'GET' | 'POST'
  /** May have named parts, as in `/inbox/:id`. */
  readonly path: string
  readonly answer: (request: WebRequest) => Answer | Promise<Answer>
}

/** As much of a request as our pages use. */
export type WebRequest = {
  /** The named parts of the path. */
  readonly parts: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  readonly form: URLSearchParams
  readonly cookies: Readonly<Record<string, string>>
  /** BCP 47: the language that the browser asks for first. */
  readonly language: string
}

/** What a request is answered with. Pages are made from their templates by the server, which escapes every value once. */
export type Answer = (
  | { readonly page: string; readonly words: Words; readonly view: View; readonly status?: number }
  | { readonly goTo: string }
  | { readonly problem: Problem; readonly typed?: string }
  | { readonly body: string; readonly type: string; readonly status?: number }
  /** A file that never changes at this address: browsers may keep it. */
  | { readonly file: string; readonly type: string }
) & { readonly cookies?: readonly Cookie[] }

/** The values of a template. `title` is the page's. */
export type View = { readonly title: string; readonly [name: string]: unknown }

/** What went wrong, as its HTTP status: each has a kind page of its own. */
export type Problem = (typeof problems)[number]

export const problems = [400, 403, 404, 405, 413, 415, 500] as const

/** A cookie for all our pages, that no script can read. It is sent over https alone when that is how people reach us. */
export type Cookie = {
  readonly name: string
  readonly value: string
  readonly sameSite: 'Lax' | 'Strict'
  /** Seconds. 0 takes the cookie away. */
  readonly maxAge: number
}
