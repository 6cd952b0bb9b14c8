import type { IncomingMessage } from 'node:http'
import { networkOf } from './network.ts'
import type { WebRequest } from './route.ts'
import { urlOf } from './url-of.ts'

/** What a route learns of a request, before its body is read. */
export const askedBy = (
  request: IncomingMessage,
  parts: WebRequest['parts'],
  cookies: WebRequest['cookies'],
  isBehindProxy: boolean,
): WebRequest => ({
  parts,
  query: urlOf(request)?.searchParams ?? new URLSearchParams(),
  form: new URLSearchParams(),
  json: undefined,
  authorization: request.headers.authorization,
  host: request.headers.host ?? '',
  from: cameFrom(request, isBehindProxy),
  isScript: request.headers['x-requested-with'] === 'script',
  cookies,
  language: languageOf(request),
})

/** The language that the browser asks for first, if it names one. */
export function languageOf({ headers }: IncomingMessage): string {
  const [, first = 'en'] = /^ *([a-z]{2,3}(?:-[a-z0-9]{1,8})*)\b/i.exec(headers['accept-language'] ?? '') ?? []
  return first
}

/** Where on the network a request came from; behind a proxy of ours, the last address that it names. */
function cameFrom({ headers, socket }: IncomingMessage, isBehindProxy: boolean): string {
  const named = isBehindProxy
    ? String(headers['x-forwarded-for'] ?? '')
        .split(',')
        .at(-1)
        ?.trim()
    : undefined
  return networkOf(named || (socket.remoteAddress ?? ''))
}
