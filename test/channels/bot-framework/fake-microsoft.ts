import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose'
import type { Outside } from '../../../src/channels/bot-framework/outside.ts'
import type { ShownActivity } from '../../../src/channels/bot-framework/shown.ts'

export const APP_ID = '7f0e4a3c-0000-4000-8000-00000000b07a'
export const APP = { MICROSOFT_APP_ID: APP_ID, MICROSOFT_APP_PASSWORD: 'a secret of the bot' }
export const ISSUER = 'https://api.botframework.com'
export const SERVICE_URL = 'https://smba.trafficmanager.net/uk/'

/** A reply as it arrived at a channel. */
export type Posted = { readonly url: string; readonly authorization: string | null; readonly activity: SentReply }
export type SentReply = ShownActivity & {
  readonly replyToId?: string
  readonly conversation: { readonly id: string }
  readonly recipient?: { readonly id: string }
  readonly from?: { readonly id: string }
}

/** Microsoft on this computer: it publishes keys, signs tokens with them, and takes what is said to its channels. */
export type FakeMicrosoft = {
  readonly outside: Outside
  /** Everything that was sent to any service URL, wherever it pointed. */
  readonly posted: Posted[]
  /** A channel's next answers to our replies; 201 when there are none. */
  readonly answers: number[]
  readonly keys: Keys
  /** How often the keys were asked for. */
  readonly asked: () => number
  readonly token: (claims?: JWTPayload, header?: Record<string, string>) => Promise<string>
  readonly end: () => Promise<void>
}

type Keys = { readonly good: KeyPair; readonly other: KeyPair; readonly webOnly: KeyPair }
type KeyPair = Awaited<ReturnType<typeof generateKeyPair>>

export async function fakeMicrosoft(): Promise<FakeMicrosoft> {
  const pair = () => generateKeyPair('RS256', { extractable: true })
  const keys: Keys = { good: await pair(), other: await pair(), webOnly: await pair() }
  const endorsed = 'msteams webchat directline sms telegram email facebook emulator'.split(' ')
  const published = [
    { ...(await exportJWK(keys.good.publicKey)), kid: 'good', use: 'sig', endorsements: endorsed },
    { ...(await exportJWK(keys.webOnly.publicKey)), kid: 'webOnly', use: 'sig', endorsements: ['webchat'] },
  ]
  const posted: Posted[] = []
  const answers: number[] = []
  let asked = 0
  const server = createServer(async (request, response) => {
    const json = (body: unknown, status = 200) => {
      response.writeHead(status, { 'content-type': 'application/json' }) // gives nothing back: restify has replaced it
      response.end(JSON.stringify(body))
    }
    if (request.url === '/openid') {
      asked += 1
      return json({ issuer: ISSUER, jwks_uri: `${here}/keys` })
    }
    if (request.url === '/keys') return json({ keys: published })
    const activity = JSON.parse(await textOf(request))
    posted.push({
      url: String(request.headers['x-sent-to']),
      authorization: request.headers.authorization ?? null,
      activity,
    })
    json({ id: `theirs-${posted.length}` }, answers.shift() ?? 201)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const here = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  const token: FakeMicrosoft['token'] = (claims = {}, header = {}) => {
    const now = Math.floor(Date.now() / 1000)
    const all = { iss: ISSUER, aud: APP_ID, serviceurl: SERVICE_URL, nbf: now - 10, exp: now + 600, ...claims }
    return new SignJWT(JSON.parse(JSON.stringify(all)))
      .setProtectedHeader({ alg: 'RS256', kid: 'good', typ: 'JWT', ...header })
      .sign(keys.good.privateKey)
  }

  return {
    posted,
    answers,
    keys,
    token,
    asked: () => asked,
    outside: {
      // Whatever is sent anywhere comes here, with the address that it was meant for.
      fetch: (url, init) => {
        const headers = { ...(init?.headers as Record<string, string>), 'x-sent-to': String(url) }
        return fetch(`${here}/sent`, { ...init, headers })
      },
      token: async () => 'our-token',
      addresses: {
        ToBotFromChannelOpenIdMetadataUrl: `${here}/openid`,
        ToBotFromEmulatorOpenIdMetadataUrl: `${here}/openid`,
        ToBotFromChannelTokenIssuer: ISSUER,
        ToChannelFromBotLoginUrl: `${here}/login`,
        ToChannelFromBotOAuthScope: ISSUER,
        OAuthUrl: here,
        CallerId: 'urn:botframework:azure',
      },
    },
    end: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request.setEncoding('utf8')) text += chunk
  return text
}
