import { randomUUID } from 'node:crypto'
import { type FakeMicrosoft, SERVICE_URL, type SentReply } from './fake-microsoft.ts'

/** What a channel sends when somebody writes. */
export const message = (text: string, changes: object = {}) => ({
  type: 'message',
  id: randomUUID(),
  timestamp: new Date().toISOString(),
  channelId: 'webchat',
  serviceUrl: SERVICE_URL,
  conversation: { id: 'conversation-1' },
  from: { id: 'person-1', name: 'Canary Person' },
  recipient: { id: 'bot-1', name: 'Bot' },
  textFormat: 'plain',
  locale: 'en-GB',
  text,
  ...changes,
})

export const post = async (url: string, body: unknown, authorization?: string): Promise<Response> =>
  fetch(`${url}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(authorization && { authorization }) },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })

/** Somebody on a channel; `say` gives the reply that arrived there. */
export function person(at: { readonly url: string }, microsoft: FakeMicrosoft, changes: object = {}) {
  const conversation = { id: `conversation-${randomUUID()}` }
  const written = (text: string, more: object = {}) => message(text, { conversation, ...changes, ...more })
  return {
    conversation,
    written,
    send: async (activity: object) => post(at.url, activity, `Bearer ${await microsoft.token()}`),
    say: async (text: string): Promise<SentReply> => {
      const before = microsoft.posted.length
      const response = await post(at.url, written(text), `Bearer ${await microsoft.token()}`)
      const reply = microsoft.posted[before]?.activity
      if (response.status !== 200 || !reply) throw new Error(`"${text}" was answered ${response.status}`)
      return reply
    },
  }
}
