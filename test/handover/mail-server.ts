import type { AddressInfo } from 'node:net'
import { generate } from 'selfsigned'
import { SMTPServer } from 'smtp-server'

/** A message as a mail server took it. */
export type Taken = {
  readonly from: string
  readonly to: readonly string[]
  readonly raw: string
  readonly isEncrypted: boolean
}

/** How a mail server answers a whole message: takes it, takes it and answers twice, refuses it with a code, never answers, or takes it and hangs up. */
export type Manner = 'takes' | 'takesAndAnswersTwice' | { readonly refuses: number } | 'hangs' | 'takesAndHangsUp'

/** A real mail server on this computer, with a certificate that `ca` proves. */
export type MailServer = {
  readonly url: string
  readonly ca: string
  readonly taken: Taken[]
  /** How it answers from now on; at addresses that begin with a name, otherwise. */
  manner: Manner
  readonly mannerOf: Map<string, Manner>
  readonly end: () => Promise<void>
}

/** One for all of a file: making its key takes longer than most tests. */
let certificate: ReturnType<typeof made> | undefined
const made = () =>
  generate([{ name: 'commonName', value: 'localhost' }], {
    keySize: 2048,
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: 'localhost' }] }],
  })

export async function mailServer({ hasTls = true } = {}): Promise<MailServer> {
  certificate ??= made()
  const { private: key, cert } = await certificate
  const taken: Taken[] = []
  const at = { manner: 'takes' as Manner, mannerOf: new Map<string, Manner>() }
  const server = new SMTPServer({
    key,
    cert,
    authOptional: true,
    logger: false,
    closeTimeout: 100,
    disabledCommands: hasTls ? ['AUTH'] : ['AUTH', 'STARTTLS'],
    onRcptTo: ({ address }, _, done) => {
      if (address.startsWith('nobody')) done(Object.assign(new Error('No such mailbox'), { responseCode: 550 }))
      else done()
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope
        const to = rcptTo.map(({ address }) => address)
        const manner = at.mannerOf.get(to[0]?.split('@')[0] ?? '') ?? at.manner
        if (manner === 'hangs') return
        if (typeof manner === 'object') {
          done(Object.assign(new Error('Not now'), { responseCode: manner.refuses }))
          return
        }
        taken.push({
          from: mailFrom ? mailFrom.address : '',
          to,
          raw: Buffer.concat(chunks).toString(),
          isEncrypted: session.secure,
        })
        if (manner === 'takesAndHangsUp') for (const connection of server.connections) connection._socket?.destroy()
        else {
          done()
          if (manner === 'takesAndAnswersTwice')
            for (const connection of server.connections) connection._socket?.write('250 OK: message queued\r\n')
        }
      })
    },
  })
  server.on('error', () => {}) // a client that hangs up is what some tests are about
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  return Object.assign(at, {
    url: `smtp://localhost:${port}`,
    ca: cert,
    taken,
    end: () => new Promise<void>((resolve) => server.close(() => resolve())),
  })
}
