import type { IncomingMessage } from 'node:http'

/** The largest body that we read: many times the longest answer. */
const LARGEST = 64 * 1024

/** Reads a body; of one that is too large only the beginning, and the rest is left unread. Nothing is unpacked and no file is written. */
export async function readBody(request: IncomingMessage): Promise<{ readonly text: string; readonly isCut: boolean }> {
  const kept: Buffer[] = []
  let size = 0
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    kept.push(chunk)
    size += chunk.length
    if (size > LARGEST) break
  }
  return { text: Buffer.concat(kept).subarray(0, LARGEST).toString('utf8'), isCut: size > LARGEST }
}

/** Whether a request says that its body is of this type. */
export const isOfType = (request: IncomingMessage, type: string): boolean =>
  (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() === type
