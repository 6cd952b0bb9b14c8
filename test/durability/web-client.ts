import { Agent, request } from 'node:http'

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

/** A web client on this computer, with the secret of its chat; with a connection of its own unless it is given an agent. */
export function webClient(
  port: number,
  secret: string,
  agent: Agent = new Agent({ keepAlive: true, maxSockets: 1 }),
): WebClient {
  const ask = (method: 'GET' | 'POST', form?: Form, patience = PATIENCE_MS) =>
    new Promise<{ status: number; body: string }>((resolve, reject) => {
      const sent = encoded(form ?? {})
      const headers = {
        cookie: `phb-chat=${secret}`,
        ...(form && { 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(sent) }),
      }
      const asked = request({ host: '127.0.0.1', port, path: '/', method, headers, agent })
      const late = setTimeout(() => asked.destroy(new Error(`No answer in ${patience} ms`)), patience)
      asked.on('close', () => clearTimeout(late))
      asked.on('error', reject)
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

/** A field with several values is sent once for each. */
const encoded = (form: Form): string =>
  new URLSearchParams(
    Object.entries(form).flatMap(([name, value]) => [value].flat().map((one): [string, string] => [name, one])),
  ).toString()

/** Long enough for a server that has just started on a busy computer. */
const PATIENCE_MS = 10_000
