import type { ServerResponse } from 'node:http'
import type { ServerEvent } from './route.ts'
import type { Streams } from './streams.ts'

/** Sends server-sent events until the browser leaves or we stop. A comment now and then keeps proxies from closing the connection. */
export function streamEvents(
  response: ServerResponse,
  begin: (send: (event: ServerEvent) => void) => () => void,
  streams: Streams,
  from: string,
): void {
  response.writeHead(200, { 'Content-Type': 'text/event-stream; charset=utf-8', 'X-Accel-Buffering': 'no' })
  response.write(`retry: ${RETRY_MS}\n\n`)
  const stop = begin(({ event, data }) => response.write(`event: ${event}\ndata: ${data}\n\n`))
  const beat = setInterval(() => response.write(':\n\n'), BEAT_MS)
  const end = () => {
    clearInterval(beat)
    stop() // what is sent after the end, while the browser is slow to take it, would end the process
    response.end()
  }
  const left = streams.add(from, end)
  response.once('close', () => {
    clearInterval(beat)
    stop()
    left()
  })
}

/** How long a browser waits before it comes back. */
const RETRY_MS = 3000

/** Proxies close what is silent for a minute. */
const BEAT_MS = 20_000
