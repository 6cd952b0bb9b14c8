import type { IncomingMessage } from 'node:http'

/**
 * The address that a request asks for, or nothing where it cannot be read. Built as restify builds it, which throws at a broken Host
 * header or address where nothing catches it, and ends the process: such a request must not get that far.
 */
export function urlOf({ url = '/', headers }: Pick<IncomingMessage, 'url' | 'headers'>): URL | null {
  const base = `http://${headers.host || 'localhost'}`
  return url.startsWith('/') ? URL.parse(base + url) : URL.parse(url, base)
}
