import type { IncomingHttpHeaders } from 'node:http'

/**
 * Whether a form was sent from a page of the same origin of ours that it came to. Browsers say so themselves, in `Sec-Fetch-Site` or, older ones, in `Origin`. Our pages
 * send no referrer, so an `Origin` of theirs may be "null": the cookie, which other sites' forms do not carry, is the guard then.
 */
export function isFromOurPage(headers: IncomingHttpHeaders, ours: string): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin' || site === 'none'
  const { origin, host } = headers
  if (origin === undefined || origin === 'null') return true
  return origin === ours || (URL.canParse(origin) && new URL(origin).host === host)
}
