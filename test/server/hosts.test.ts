import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { WebSocket } from 'ws'
import { begun } from '../channels/http.ts'
import { invited } from '../inbox/signed-in.ts'
import { type Site, site } from './site.ts'

const INBOX = 'inbox.example.org'
const PEOPLE = 'chat.example.org'
const origin = (scheme: string, host: string) => `${scheme}://${host}`

let apart: Site
let same: Site
beforeAll(async () => {
  apart = await site(undefined, { PUBLIC_URL: `http://${PEOPLE}`, INBOX_URL: `http://${INBOX}` })
  same = await site(undefined, { PUBLIC_URL: `http://${PEOPLE}`, INBOX_URL: `http://${PEOPLE}/` })
})
afterAll(() => Promise.all([apart.end(), same.end()]))

type Asked = { readonly method?: string; readonly body?: string; readonly headers?: Readonly<Record<string, string>> }

/** Asks at a host: `fetch` lets nobody choose it. */
const ask = (at: Site, host: string, path: string, { method = 'GET', body, headers }: Asked = {}) =>
  new Promise<{ status: number; headers: Headers; text: string }>((resolve, reject) => {
    request(at.url + path, { method, headers: { ...headers, host } }, async (response) => {
      let text = ''
      for await (const chunk of response.setEncoding('utf8')) text += chunk
      const pairs = Object.entries(response.headersDistinct).flatMap(([name, all]) =>
        (all ?? []).map((value): [string, string] => [name, value]),
      )
      resolve({ status: response.statusCode ?? 0, headers: new Headers(pairs), text })
    })
      .on('error', reject)
      .end(body)
  })

const statusOf = async (at: Site, host: string, path: string, asked?: Asked) =>
  (await ask(at, host, path, asked)).status

/** Opens a WebSocket at a host: whether it opened, or the status that refused it. */
const opens = (at: Site, host: string, address: string) =>
  new Promise<number | 'open'>((resolve, reject) => {
    const { pathname, search } = new URL(address)
    const socket = new WebSocket(at.url.replace('http', 'ws') + pathname + search, { headers: { host } })
    socket.on('open', () => {
      socket.close()
      resolve('open')
    })
    socket.on('unexpected-response', (_, response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
    socket.on('error', reject)
  })

/** What is there for people, with the status that tells so. */
const PEOPLES: readonly (readonly [string, Asked, number])[] = [
  ['/', {}, 200],
  ['/status', {}, 200],
  ['/gone', {}, 200],
  ['/chat.js', {}, 200],
  ['/schemas/referral.json', {}, 200],
  ['/v3/directline/conversations', { method: 'POST' }, 201],
  ['/v3/directline/tokens/generate', { method: 'POST', body: '{"type":' }, 400],
  ['/v3/directline/conversations/x/activities', {}, 401],
  ['/v3/directline/conversations/x/upload', { method: 'POST' }, 415],
  ['/v3/directline/session/getsessionid', {}, 200],
  ['/v3/directline/conversations', { method: 'OPTIONS' }, 204],
]

/** The same for staff. */
const STAFFS: readonly (readonly [string, Asked, number])[] = [
  ['/inbox/sign-in', {}, 200],
  ['/inbox/sign-in', { method: 'POST' }, 200],
  ['/inbox/sign-out', { method: 'POST' }, 303],
  ['/passkey.js', {}, 200],
]

const typed = (path: string, asked: Asked): Asked => {
  const type = path.startsWith('/v3') ? 'application/json' : 'application/x-www-form-urlencoded'
  return { ...asked, headers: { 'content-type': type, 'sec-fetch-site': 'same-origin' } }
}

/** As if there were no such page: not even that other sites may not call it. */
const isNotThere = async (at: Site, host: string, path: string, asked: Asked) => {
  const { status, headers, text } = await ask(at, host, path, asked)
  expect([status, headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8'])
  expect(headers.get('access-control-allow-origin')).toBeNull()
  expect(text).toBe((await ask(at, host, '/nowhere')).text)
}

describe('an inbox with a host of its own', () => {
  test.each(PEOPLES)('has no %s %j, which people have', async (path, asked, status) => {
    expect(await statusOf(apart, PEOPLE, path, typed(path, asked))).toBe(status)
    expect(await statusOf(apart, new URL(apart.url).host, path, typed(path, asked))).toBe(status)
    await isNotThere(apart, INBOX, path, typed(path, asked))
  })

  test.each(STAFFS)('has %s %j, which people have not', async (path, asked, status) => {
    expect(await statusOf(apart, INBOX, path, typed(path, asked))).toBe(status)
    await isNotThere(apart, PEOPLE, path, typed(path, asked))
    await isNotThere(apart, new URL(apart.url).host, path, typed(path, asked))
  })

  test('shares what its pages look like, and whether we run', async () => {
    for (const path of ['/style.css', '/icon.svg', '/health/live'])
      for (const host of [PEOPLE, INBOX]) expect([path, await statusOf(apart, host, path)]).toEqual([path, 200])
  })

  test('opens no WebSocket of a chat', async () => {
    const { streamUrl } = await begun(apart)
    expect(new URL(streamUrl).host).toBe(PEOPLE)
    expect(await opens(apart, PEOPLE, streamUrl)).toBe('open')
    expect(await opens(apart, INBOX, streamUrl)).toBe(404)
    expect(await opens(apart, PEOPLE, streamUrl.replace('/stream', '/nowhere'))).toBe(404)
  })

  test.each(['INBOX.Example.ORG', `${INBOX}:80`, `${INBOX}.`, `${INBOX}:3978`, `${INBOX}.:80`])(
    'is the same by the name %s',
    async (host) => {
      const { streamUrl } = await begun(apart)
      expect([await statusOf(apart, host, '/'), await statusOf(apart, host, '/inbox/sign-in')]).toEqual([404, 200])
      expect(await opens(apart, host, streamUrl)).toBe(404)
    },
  )

  test('may have the name of the chat and a port of its own', async () => {
    const ports = await site(undefined, { PUBLIC_URL: `http://${PEOPLE}`, INBOX_URL: `http://${PEOPLE}:8080` })
    const both = (host: string) => Promise.all([statusOf(ports, host, '/'), statusOf(ports, host, '/inbox/sign-in')])
    expect(await both(PEOPLE)).toEqual([200, 404])
    expect(await both(`${PEOPLE}:80`)).toEqual([200, 404])
    expect(await both(`${PEOPLE}:8080`)).toEqual([404, 200])
    await ports.end()
  })

  test('takes forms from its own pages alone, as those of the chat do, where browsers tell only the origin', async () => {
    const sent = (host: string, path: string, from: string) =>
      statusOf(apart, host, path, { ...typed(path, { method: 'POST' }), headers: { origin: from } })
    expect(await sent(INBOX, '/inbox/sign-out', origin('http', INBOX))).toBe(303)
    expect(await sent(INBOX, '/inbox/sign-out', origin('http', PEOPLE))).toBe(403)
    expect(await sent(PEOPLE, '/', origin('http', INBOX))).toBe(403)
  })
})

describe('with one host for both nothing is kept apart', () => {
  test.each([...PEOPLES, ...STAFFS])('%s %j', async (path, asked, status) => {
    for (const host of [PEOPLE, new URL(same.url).host, INBOX])
      expect([host, await statusOf(same, host, path, typed(path, asked))]).toEqual([host, status])
  })

  test('a WebSocket', async () => {
    const { streamUrl } = await begun(same)
    for (const host of [PEOPLE, new URL(same.url).host]) expect(await opens(same, host, streamUrl)).toBe('open')
  })
})

describe('cookies, and that browsers stay with https, go by the host that was asked', () => {
  test.each([
    ['http', 'http'],
    ['http', 'https'],
    ['https', 'http'],
    ['https', 'https'],
    [undefined, 'https'],
  ] as const)('the chat at %s, the inbox at %s', async (chat, inbox) => {
    const at = await site(undefined, {
      ...(chat && { PUBLIC_URL: origin(chat, PEOPLE) }),
      INBOX_URL: origin(inbox, INBOX),
    })
    const { path, link } = await invited(at, { role: 'operator' })
    const body = new URLSearchParams({ link, practice: '1' }).toString()
    const joined = await ask(at, INBOX, path, { ...typed(path, { method: 'POST' }), body })
    const welcomed = await ask(at, PEOPLE, '/')

    expect(cookieOf(joined)).toEqual(cookieAt(inbox, 'phb-inbox', 'Strict'))
    expect(cookieOf(welcomed)).toEqual(cookieAt(chat, 'phb-chat', 'Lax'))
    for (const path of ['/inbox/sign-in', '/inbox', '/nowhere', '/style.css'])
      expect((await ask(at, INBOX, path)).headers.get('strict-transport-security')).toEqual(alone(inbox))
    for (const path of ['/', '/nowhere', '/style.css', '/v3/directline/session/getsessionid'])
      expect((await ask(at, PEOPLE, path)).headers.get('strict-transport-security')).toEqual(alone(chat))

    // What was set is read again; one that a neighbour could have set is not.
    const [, name = '', value = ''] = /^([^=]+)=([^;]+)/.exec(joined.headers.get('set-cookie') ?? '') ?? []
    const seen = (called: string) => statusOf(at, INBOX, '/inbox', { headers: { cookie: `${called}=${value}` } })
    expect(await seen(name)).toBe(200)
    expect(await seen(inbox === 'https' ? 'phb-inbox' : '__Host-phb-inbox')).toBe(404)
    await at.end()
  })

  const alone = (scheme: string | undefined) => (scheme === 'https' ? 'max-age=31536000' : null)
  const cookieOf = ({ headers }: { headers: Headers }) => headers.get('set-cookie')?.split('; ')
  const cookieAt = (scheme: string | undefined, name: string, sameSite: string) => [
    expect.stringMatching(new RegExp(`^${scheme === 'https' ? '__Host-' : ''}${name}=[\\w-]{43}$`)),
    'Path=/',
    expect.stringMatching(/^Max-Age=\d+$/),
    'HttpOnly',
    `SameSite=${sameSite}`,
    ...(scheme === 'https' ? ['Secure'] : []),
  ]
})
