import type { Site } from '../server/site.ts'

/** An answer of Direct Line, as it came. */
// biome-ignore lint/suspicious/noExplicitAny: any shape may come, and tests say which they want
export type Reply = { readonly status: number; readonly json: any; readonly headers: Headers }

/** Calls Direct Line as a program would: no client library stands between. */
export async function call(
  at: Pick<Site, 'url'>,
  method: string,
  path: string,
  { token, body, headers }: { token?: string; body?: unknown; headers?: Record<string, string> } = {},
): Promise<Reply> {
  const answer = await fetch(`${at.url}/v3/directline/${path}`, {
    method,
    headers: {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  const text = await answer.text()
  const isJson = answer.headers.get('content-type')?.startsWith('application/json')
  return { status: answer.status, json: isJson ? JSON.parse(text) : undefined, headers: answer.headers }
}

/** A conversation that has begun, and how to speak in it. */
export async function begun(at: Pick<Site, 'url'>, body: object = {}, token?: string, headers = {}) {
  const { json, status } = await call(at, 'POST', 'conversations', { body, token, headers })
  const pass = { id: json.conversationId as string, token: json.token as string, streamUrl: json.streamUrl as string }
  return {
    ...pass,
    status,
    post: (activity: unknown, more = {}) =>
      call(at, 'POST', `conversations/${pass.id}/activities`, { token: pass.token, body: activity, ...more }),
    say: (text: string, clientActivityID?: string, more = {}) =>
      call(at, 'POST', `conversations/${pass.id}/activities`, {
        token: pass.token,
        body: { type: 'message', text, ...(clientActivityID && { channelData: { clientActivityID } }), ...more },
      }),
    get: (watermark?: string) =>
      call(
        at,
        'GET',
        `conversations/${pass.id}/activities${watermark === undefined ? '' : `?watermark=${watermark}`}`,
        {
          token: pass.token,
        },
      ),
  }
}
