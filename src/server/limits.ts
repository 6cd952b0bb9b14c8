import type { Server } from 'node:http'

/** Keeps slow and idle connections from piling up. For a server that is not listening yet: that is when Node begins to look. */
export function limit(http: Server): void {
  Object.assign(http, { connectionsCheckingInterval: CHECK_MS })
  http.headersTimeout = HEADERS_MS
  http.requestTimeout = REQUEST_MS
  http.maxConnections = MOST_CONNECTIONS
}

/** How often Node looks for connections that are too slow. Its own half minute would double the times below. */
const CHECK_MS = 1000

/** How long the head of a request may take: it is a packet or two, even from a slow phone. */
const HEADERS_MS = 10_000

/** How long a whole request may take: a slow phone sends the largest form in this time. */
const REQUEST_MS = 30_000

/** Each may hold a form and its page, some 100 kB: together 200 MB, which the smallest machine has. Browsers try again. */
const MOST_CONNECTIONS = 2000
