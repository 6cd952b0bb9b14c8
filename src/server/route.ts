import type { Words } from '../core/words/words.ts'

/** What answers requests to a path: a page of ours, or what programs call. Channels and the inbox give these; only the server knows restify. */
export type Route = {
  readonly method: 'GET' | 'POST'
  /** May have named parts, as in `/inbox/:id`. */
  readonly path: string
  /**
   * What a POST carries: a form of ours unless said. JSON comes from programs, and is opened by a token and never by a cookie. "nothing" is
   * for what programs send in vain: it is let pass by unread.
   */
  readonly reads?: 'form' | 'json' | 'nothing'
  /** Pages of any site may call it, and read what it answers. */
  readonly anySite?: true
  /** Whether it is at a host, as a request names it. Unset: at every one. */
  readonly isAt?: (host: string) => boolean
  readonly answer: (request: WebRequest) => Answer | Promise<Answer>
}

/** A WebSocket at a path: who may have one, and what it is for. */
export type SocketRoute = Pick<Route, 'isAt'> & {
  /** May have named parts. */
  readonly path: string
  /** Takes the socket, or gives the HTTP status that says why not. */
  readonly open: (
    request: WebRequest,
  ) => Promise<{ readonly refused: number } | { readonly take: (socket: Socket) => void }>
}

/** As much of a WebSocket as our channels use. */
export type Socket = {
  readonly send: (text: string) => void
  readonly close: () => void
  readonly onClose: (then: () => void) => void
}

/** As much of a request as our pages use. */
export type WebRequest = {
  /** The named parts of the path. */
  readonly parts: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  readonly form: URLSearchParams
  /** The body of a POST that reads JSON. */
  readonly json: unknown
  /** The Authorization header. */
  readonly authorization: string | undefined
  /** The name and port by which we were called. */
  readonly host: string
  /** The network address that it came from, as far as one house or phone holds it: never kept, never logged. */
  readonly from: string
  /** The page in the browser asks for a piece of itself, by script. */
  readonly isScript: boolean
  readonly cookies: Readonly<Record<string, string>>
  /** BCP 47: the language that the browser asks for first. */
  readonly language: string
}

/** What a request is answered with. Pages are made from their templates by the server, which escapes every value once. */
export type Answer = (
  | {
      readonly page: string
      readonly words: Words
      readonly view: View
      readonly status?: number
      /** A script of ours that makes the page more comfortable. It works without, too. */
      readonly script?: string
    }
  | { readonly goTo: string }
  | { readonly problem: Problem; readonly typed?: string }
  /** `download`: the name under which browsers save it. */
  | { readonly body: string | Uint8Array; readonly type: string; readonly status?: number; readonly download?: string }
  | { readonly json: unknown; readonly status?: number }
  /** Server-sent events, for as long as the browser listens. */
  | { readonly events: (send: (event: ServerEvent) => void) => () => void }
  /** A file that never changes at this address: browsers may keep it. */
  | { readonly file: string; readonly type: string }
) & { readonly cookies?: readonly Cookie[]; readonly retryAfter?: number }

/** One server-sent event. `data` is one line. */
export type ServerEvent = { readonly event: string; readonly data: string }

/** The values of a template. `title` is the page's. */
export type View = { readonly title: string; readonly [name: string]: unknown }

/** What went wrong, as its HTTP status: each has a kind page of its own. */
export type Problem = (typeof problems)[number]

export const problems = [400, 403, 404, 405, 413, 415, 429, 500] as const

/** A cookie for all our pages, that no script can read. It is sent over https alone when that is how people reach us. */
export type Cookie = {
  readonly name: string
  readonly value: string
  readonly sameSite: 'Lax' | 'Strict'
  /** Seconds. 0 takes the cookie away. */
  readonly maxAge: number
}
