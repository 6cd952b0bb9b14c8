import { randomBytes } from 'node:crypto'
import { Agent } from 'node:http'
import { webClient } from '../../durability/web-client.ts'
import { filledIn } from '../over-http.ts'
import { type Sender, SOCKETS } from './sender.ts'

/** By the web chat's forms. A message is taken when the person has the page after it: a form, and a page. */
export function forms(port: number): Sender {
  const agent = new Agent({ keepAlive: true, maxSockets: SOCKETS, scheduling: 'lifo' })
  return {
    begin: () => {
      const client = webClient(port, randomBytes(32).toString('base64url'), agent)
      let shown: string | undefined
      return {
        next: async () => {
          if (shown !== undefined) {
            const status = await client.submit(filledIn(shown))
            if (status !== 303) throw new Error(`A form was answered with ${status}`)
          }
          const { status, body } = await client.page()
          if (status !== 200) throw new Error(`A page was answered with ${status}`)
          shown = body
          return body.includes('PHB-')
        },
      }
    },
    end: () => agent.destroy(),
  }
}
