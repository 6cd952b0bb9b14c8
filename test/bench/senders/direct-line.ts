import { randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'
import { wasClosed } from '../../durability/web-client.ts'
import { type Sender, SOCKETS } from './sender.ts'

/** By Direct Line 3.0: a POST for each message, typed as these texts. A message is taken when it has its id. */
export function directLine(port: number, texts: readonly string[]): Sender {
  const agent = new Agent({ keepAlive: true, maxSockets: SOCKETS, scheduling: 'lifo' })
  return {
    begin: () => {
      let at: { readonly conversationId: string; readonly token: string } | undefined
      let said = 0
      return {
        next: async () => {
          at ??= (await asked(port, agent, 'POST', '/conversations', {})) as NonNullable<typeof at>
          const path = `/conversations/${at.conversationId}/activities`
          const text = texts[said++]
          const channelData = { clientActivityID: randomUUID() }
          await asked(port, agent, 'POST', path, { type: 'message', from: { id: 'u' }, text, channelData }, at.token)
          if (said < texts.length) return false
          const { activities } = (await asked(port, agent, 'GET', path, undefined, at.token)) as {
            activities: readonly { channelData?: { phb?: { reference?: string } } }[]
          }
          if (!activities.some(({ channelData }) => channelData?.phb?.reference))
            throw new Error('A journey ended without a reference')
          return true
        },
      }
    },
    end: () => agent.destroy(),
  }
}

/** Asks the server for JSON; rejects for anything but 2xx, or after a while. */
function asked(
  port: number,
  agent: Agent,
  method: string,
  path: string,
  body?: unknown,
  token?: string,
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const sent = body === undefined ? '' : JSON.stringify(body)
    const headers = {
      ...(token && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(sent) }),
    }
    const options = { host: '127.0.0.1', port, path: `/v3/directline${path}`, method, headers, agent, timeout: MOST_MS }
    const made = request(options, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () => {
        const { statusCode = 0 } = response
        if (statusCode < 200 || statusCode > 299) return reject(new Error(`${method} was answered with ${statusCode}`))
        resolve(JSON.parse(Buffer.concat(chunks).toString()))
      })
    })
    made.on('timeout', () => made.destroy(new Error(`No answer in ${MOST_MS} ms`)))
    made.on('error', (error) => {
      if (wasClosed(made, error)) resolve(asked(port, agent, method, path, body, token))
      else reject(error)
    })
    made.end(sent)
  })
}

const MOST_MS = 10_000
