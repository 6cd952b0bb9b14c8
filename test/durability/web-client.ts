import { Agent, type ClientRequest, request } from 'node:http'

/** The fields of one form of the web chat. */
export type Form = Readonly<Record<string, string | readonly string[]>>

/** What a browser with one chat does: it keeps one connection open, sends its cookie, and follows nothing by itself. */
export type WebClient = {
  /** Submits a form; gives the status. Rejects when the server is away or goes away, or when we lose patience. */
  readonly submit: (form: Form, patience?: number) => Promise<number>
  /** Gets the page of the chat. */
  readonly page: () => Promise<{ readonly status: number; readonly body: string }>
  readonly end: () => void
}

/**
 * A web client on this computer, with the secret of its chat, and a connection of its own. Those that share an agent send once more,
 * as browsers do, when the server closes a connection at the moment in which it is used again.
 */
export function webClient(port: number, secret: string, shared?: Agent): WebClient {
  const agent = shared ?? new Agent({ keepAlive: true, maxSockets: 1 })
  const ask: Ask = (method, form, patience = PATIENCE_MS) =>
    new Promise((resolve, reject) => {
      const sent = encoded(form ?? {})
      const headers = {
        cookie: `phb-chat=${secret}`,
        ...(form && { 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(sent) }),
      }
      const asked = request({ host: '127.0.0.1', port, path: '/', method, headers, agent })
      const late = setTimeout(() => asked.destroy(new Error(`No answer in ${patience} ms`)), patience)
      asked.on('close', () => clearTimeout(late))
      asked.on('error', (error) => {
        if (shared && wasClosed(asked, error)) resolve(ask(method, form, patience))
        else reject(error)
      })
      asked.on('response', (response) => {
        let body = ''
        response.setEncoding('utf8')
        response.on('data', (chunk: string) => {
          body += chunk
        })
        response.on('error', reject)
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body }))
      })
      asked.end(sent)
    })
  return {
    submit: async (form, patience) => (await ask('POST', form, patience)).status,
    page: () => ask('GET'),
    end: () => agent.destroy(),
  }
}

type Ask = (
  method: 'GET' | 'POST',
  form?: Form,
  patience?: number,
) => Promise<{ readonly status: number; readonly body: string }>

/** Whether a request failed only because its connection, kept from an earlier one, had just been closed. */
export const wasClosed = ({ reusedSocket }: ClientRequest, error: NodeJS.ErrnoException) =>
  reusedSocket && error.code === 'ECONNRESET'

/** A field with several values is sent once for each. */
const encoded = (form: Form): string =>
  new URLSearchParams(
    Object.entries(form).flatMap(([name, value]) => [value].flat().map((one): [string, string] => [name, one])),
  ).toString()

/** Long enough for a server that has just started on a busy computer. */
const PATIENCE_MS = 10_000
