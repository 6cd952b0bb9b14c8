import type { ServerResponse } from 'node:http'
import type { ServerEvent } from './route.ts'

/** Those who hang up on every stream that is open, for when we stop. */
export type Streams = Set<() => void>

/** Sends server-sent events until the browser leaves or we stop. A comment now and then keeps proxies from closing the connection. */
export function streamEvents(
  response: ServerResponse,
  begin: (send: (event: ServerEvent) => void) => () => void,
  streams: Streams,
): void {
  response.writeHead(200, { 'Content-Type': 'text/event-stream; charset=utf-8', 'X-Accel-Buffering': 'no' })
  response.write(`retry: ${RETRY_MS}\n\n`)
  const stop = begin(({ event, data }) => response.write(`event: ${event}\ndata: ${data}\n\n`))
  const beat = setInterval(() => response.write(':\n\n'), BEAT_MS)
  const end = () => response.end()
  streams.add(end)
  response.once('close', () => {
    clearInterval(beat)
    streams.delete(end)
    stop()
  })
}

/** How long a browser waits before it comes back. */
const RETRY_MS = 3000

/** Proxies close what is silent for a minute. */
const BEAT_MS = 20_000
