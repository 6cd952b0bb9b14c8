import { connect, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type Site, site } from './site.ts'

let at: Site
let port: number
beforeAll(async () => {
  at = await site()
  port = Number(new URL(at.url).port)
})
afterAll(() => at.end())

const isAlive = async () => (await fetch(`${at.url}/health/live`)).status === 200

/** A connection without a browser: what it got so far, and when it ended. */
function raw(to = port) {
  const socket: Socket = connect(to, '127.0.0.1')
  const got = { text: '', socket, ended: new Promise<void>((resolve) => socket.once('close', () => resolve())) }
  socket.setNoDelay(true)
  socket.on('error', () => {})
  socket.on('data', (part) => {
    got.text += part
  })
  return got
}

async function statusOf(request: string): Promise<string> {
  const { socket, ended } = raw()
  const first = new Promise<string>((resolve) => {
    socket.once('data', (part) => resolve(String(part).split('\r\n')[0] ?? ''))
    void ended.then(() => resolve('closed'))
    setTimeout(() => resolve('no answer'), 1000).unref()
  })
  socket.write(request, 'latin1')
  const status = await first
  socket.destroy()
  return status
}

describe('a broken address', () => {
  test.each([
    'GET / HTTP/1.1\r\nHost: [\r\n\r\n',
    'GET / HTTP/1.1\r\nHost: %\r\n\r\n',
    'GET / HTTP/1.1\r\nHost: a b\r\n\r\n',
    'GET / HTTP/1.1\r\nHost: x:99999\r\n\r\n',
    'GET http://[::bad/ HTTP/1.1\r\nHost: x\r\n\r\n',
    'GET http://a:99999/ HTTP/1.1\r\nHost: x\r\n\r\n',
    'GET / HTTP/1.1\r\nHost: [\r\nExpect: 100-continue\r\n\r\n',
    'POST /nowhere HTTP/1.1\r\nHost: <\r\nContent-Length: 0\r\n\r\n',
    'GET / HTTP/1.1\r\nHost: [\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
  ])('%j is refused, and the server goes on', async (request) => {
    expect(await statusOf(request)).toMatch(/^HTTP\/1\.1 (400 Bad Request|100 Continue)$/)
    expect(await isAlive()).toBe(true)
  })

  test.each([
    'GET // HTTP/1.1\r\nHost: x\r\n\r\n',
    'GET //[ HTTP/1.1\r\nHost: x\r\n\r\n',
    'OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n',
  ])('an odd one is answered: %j', async (request) => {
    expect(await statusOf(request)).toMatch(/^HTTP\/1\.1 [24]\d\d /)
    expect(await isAlive()).toBe(true)
  })

  test('two thousand requests made of scraps stop nothing', async () => {
    const next = seeded(20_261_122)
    for (let batch = 0; batch < 40; batch++) {
      await Promise.all(Array.from({ length: 50 }, () => thrown(scraps(next))))
    }
    expect(await isAlive()).toBe(true)
    expect(at.log()).not.toContain('a request failed')
  }, 60_000)
})

/** Sends it, and leaves at the first answer, or soon when there is none. */
async function thrown(request: string): Promise<void> {
  const { socket, ended } = raw()
  socket.once('data', () => socket.destroy())
  socket.write(request, 'latin1')
  const late = setTimeout(() => socket.destroy(), 100)
  await ended
  clearTimeout(late)
}

const METHODS = ['GET', 'POST', 'HEAD', 'OPTIONS', 'PUT', 'CONNECT', 'TRACE', 'M-SEARCH', 'get', '']
const ADDRESSES = [
  '/',
  '/inbox/',
  '//',
  '/%',
  '/%00',
  '/%E0%A4%A',
  '/..',
  '*',
  'http://',
  'http://a',
  'http://[',
  '?',
  '',
]
const HOSTS = [
  'x',
  '[',
  ']',
  '[::1',
  '%',
  '%00',
  'a b',
  'x:99999',
  'x:-1',
  ':',
  '@',
  'a@b:c',
  '\xff',
  '<',
  '..',
  '',
  '#',
  '/',
  '\\',
  '?',
]
const HEADERS = [
  'Connection: Upgrade',
  'Upgrade: h2c',
  'Expect: 100-continue',
  'Expect: x',
  'Content-Length: 5',
  'Content-Length: -1',
  'Transfer-Encoding: chunked',
  'Content-Type: application/x-www-form-urlencoded',
  'Content-Encoding: gzip',
  'Cookie: phb-chat=%;;=;__proto__=1',
  'Origin: [',
  'Origin: http://[',
  'Accept-Language: xx-\xff',
  'Accept: \\',
  'Accept-Version: ?',
  ': x',
]

function scraps(next: (below: number) => number): string {
  const one = (list: readonly string[]) => list[next(list.length)] ?? ''
  const odd = () => String.fromCharCode(...Array.from({ length: next(4) }, () => 33 + next(222)))
  const headers = Array.from({ length: next(4) }, () => `${one(HEADERS)}\r\n`).join('')
  const host = next(10) === 0 ? '' : `Host: ${one(HOSTS)}${next(2) ? odd() : ''}\r\n`
  const path = `${one(ADDRESSES)}${next(2) ? odd() : ''}`
  return `${one(METHODS)} ${path} HTTP/1.${next(3)}\r\n${host}${headers}\r\n${next(2) ? odd() : 'text=a'}`
}

/** Whole numbers below a limit, the same ones each time. */
function seeded(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

describe('connections', () => {
  test('one that asks to be upgraded where there is no socket is hung up on, and does not hold up the end', async () => {
    const other = await site()
    const asking = raw(Number(new URL(other.url).port))
    asking.socket.write('GET /gone HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n')
    await asking.ended
    expect(asking.text).toMatch(/^HTTP\/1\.1 404 /)
    const begun = performance.now()
    await other.end()
    expect(performance.now() - begun).toBeLessThan(2000)
  })

  test.each([
    ['that has all come', 9_000_000, 9_000_000],
    ['that never ends', 900_000_000, 100_000],
  ])('a form far too large, %s, is answered at once, and then we hang up', async (_, length, sent) => {
    const begun = performance.now()
    const sending = raw()
    const head = 'POST / HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n'
    sending.socket.write(`${head}Content-Length: ${length}\r\n\r\ntext=my+story+${'x'.repeat(sent - 14)}`)
    while (!sending.text.includes('</html>')) await wait(10)
    expect(performance.now() - begun).toBeLessThan(1500)
    expect(sending.text).toMatch(/^HTTP\/1\.1 413 /)
    expect(sending.text).toMatch(/^Connection: close\r$/m)
    expect(sending.text).toContain('my story xxx')
    await sending.ended
    expect(performance.now() - begun).toBeLessThan(5000)
    expect(await isAlive()).toBe(true)
  })

  test('one of nothing but broken letters is answered at once, too, and holds up nobody', async () => {
    const begun = performance.now()
    const answer = await fetch(`${at.url}/`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: `text=my+story${'%'.repeat(65_000)}${'x'.repeat(1000)}`,
    })
    expect(answer.status).toBe(413)
    expect(await answer.text()).toContain('my story%%%')
    expect(performance.now() - begun).toBeLessThan(1500)
  })
})
