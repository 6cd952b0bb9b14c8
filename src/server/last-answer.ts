import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'

/** Answers a request that will not be read to its end, and then hangs up. */
export async function lastAnswer(
  request: IncomingMessage,
  response: ServerResponse,
  { status, body, headers }: { status: number; body: string | Uint8Array; headers: Readonly<Record<string, string>> },
): Promise<void> {
  response.writeHead(status, { ...headers, 'Content-Length': Buffer.byteLength(body), Connection: 'close' })
  response.write(body)
  const isSent = new Promise((resolve) => request.once('end', resolve).once('close', resolve))
  request.resume()
  await Promise.race([isSent, wait(LINGER_MS, undefined, { ref: false })])
  response.end()
}

/** How long we let the rest pass by: hung up on while it still sends, a browser would never read why. */
const LINGER_MS = 3000
