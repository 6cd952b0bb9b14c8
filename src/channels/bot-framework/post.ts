import { NotSent } from './not-sent.ts'
import type { MayServe } from './service-hosts.ts'

/** As much of a request as the SDK makes. */
type ToSend = {
  readonly url: string
  readonly method: string
  readonly body?: unknown
  readonly headers: { readonly toJson: () => Record<string, string> }
}

/** How long a channel may take to accept a reply. It waits for our own answer some fifteen seconds. */
const DEADLINE_MS = 8_000

/**
 * Sends for the SDK, in place of its own client, which follows redirects anywhere and tries again for longer than a channel waits. Every
 * address is checked here once more, just before anything leaves.
 */
export const post = (mayServe: MayServe, send: typeof fetch) => ({
  sendRequest: async (request: ToSend) => {
    if (!mayServe(request.url)) throw new NotSent('host')
    const response = await send(request.url, {
      method: request.method,
      headers: request.headers.toJson(),
      redirect: 'manual',
      signal: AbortSignal.timeout(DEADLINE_MS),
      ...(typeof request.body === 'string' && { body: request.body }),
    })
    const bodyAsText = await response.text()
    if (!response.ok) throw new NotSent(String(response.status))
    return { request, status: response.status, bodyAsText, headers: { toJson: () => ({}) } }
  },
})
