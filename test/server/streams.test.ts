import { createServer, type ServerResponse } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { askedBy } from '../../src/server/asked.ts'
import { streamEvents } from '../../src/server/events.ts'
import type { Socket as OurSocket, ServerEvent } from '../../src/server/route.ts'
import { openSockets } from '../../src/server/sockets.ts'
import { createStreams } from '../../src/server/streams.ts'
import { begun } from '../channels/http.ts'
import { type Site, site } from './site.ts'

let at: Site
beforeAll(async () => {
  at = await site(undefined, { BEHIND_PROXY: '1' })
})
const opened: Socket[] = []
afterEach(() => {
  for (const socket of opened.splice(0)) socket.destroy()
})
afterAll(() => at.end())

/** A connection that asks for this and reads nothing by itself: what came, and when it ended. */
function raw(url: string, head: string) {
  const socket: Socket = connect(Number(new URL(url).port), '127.0.0.1')
  opened.push(socket)
  socket.on('error', () => {})
  const first = new Promise<string>((resolve) => {
    socket.once('data', (part) => resolve(String(part).split('\r\n')[0] ?? ''))
  })
  socket.write(`${head}\r\nHost: x\r\n\r\n`)
  return { socket, first }
}

const events = (from: string) =>
  `GET /events HTTP/1.1\r\nCookie: phb-chat=${'a'.repeat(43)}\r\nX-Forwarded-For: ${from}`

const upgrade = (streamUrl: string, from: string) => {
  const { pathname, search } = new URL(streamUrl)
  const key = 'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=='
  return `GET ${pathname}${search} HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n${key}\r\nX-Forwarded-For: ${from}`
}

describe('streams', () => {
  test('one network address opens two hundred, of both kinds together; its pages and other people are not held up', async () => {
    const chat = await begun(at)
    const socket = raw(at.url, upgrade(chat.streamUrl, '203.0.113.9'))
    expect(await socket.first).toMatch(/ 101 /)
    const open = Array.from({ length: 199 }, () => raw(at.url, events('203.0.113.9')))
    const statuses = await Promise.all(open.map(({ first }) => first))
    expect(new Set(statuses)).toEqual(new Set(['HTTP/1.1 200 OK']))
    const more = [raw(at.url, events('203.0.113.9')), raw(at.url, upgrade(chat.streamUrl, '203.0.113.9'))]
    for (const { first } of more) expect(await first).toBe('HTTP/1.1 429 Too Many Requests')
    const other = raw(at.url, events('203.0.113.10'))
    expect(await other.first).toBe('HTTP/1.1 200 OK')
    expect((await fetch(at.url, { headers: { 'x-forwarded-for': '203.0.113.9' } })).status).toBe(200)
    for (const one of [socket, ...open, ...more, other]) one.socket.destroy()
    await wait(200)
    const again = raw(at.url, events('203.0.113.9'))
    expect(await again.first).toBe('HTTP/1.1 200 OK')
  })

  test('fifteen hundred in all', () => {
    const streams = createStreams()
    const left = Array.from({ length: 1500 }, (_, index) => streams.add(`10.0.0.${index}`, () => {}))
    expect(streams.mayOpen('10.1.0.0')).toBe(false)
    left[0]?.()
    left[0]?.()
    expect(streams.mayOpen('10.1.0.0')).toBe(true)
    streams.add('10.1.0.0', () => {})
    expect(streams.mayOpen('10.1.0.1')).toBe(false)
  })
})

test('who takes nothing of what is sent on a socket is hung up on: it would wait in our memory', async () => {
  let socket: OurSocket | undefined
  const isLeft = Promise.withResolvers<boolean>()
  const take = (taken: OurSocket) => {
    socket = taken
    taken.onClose(() => isLeft.resolve(true))
  }
  const http = createServer()
  openSockets(http, {
    routes: [{ path: '/', open: async () => ({ take }) }],
    asked: (request, parts) => askedBy(request, parts, {}, false),
    failed: () => {},
    streams: createStreams(),
  })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
  const slow = raw(url, upgrade(`${url}/`, ''))
  await slow.first
  slow.socket.pause()
  const megabyte = 'x'.repeat(1024 * 1024)
  for (let sent = 0; sent < 30; sent++) {
    socket?.send(megabyte)
    await wait(5)
  }
  expect(await Promise.race([isLeft.promise, wait(1000, false)])).toBe(true)
  http.close()
})

describe('stopping', () => {
  test('somebody who does not say goodbye on a socket does not hold it up for long', async () => {
    const other = await site()
    const chat = await begun(other)
    const silent = raw(other.url, upgrade(chat.streamUrl, ''))
    expect(await silent.first).toMatch(/ 101 /)
    const started = performance.now()
    await other.end()
    expect(performance.now() - started).toBeLessThan(9000)
  }, 40_000)

  test('what is said on a stream after its end is lost, and ends nothing else', async () => {
    const streams = createStreams()
    let say: (event: ServerEvent) => void = () => {}
    let isStopped = false
    const begin = (send: (event: ServerEvent) => void) => {
      say = (event) => isStopped || send(event)
      return () => {
        isStopped = true
      }
    }
    let answer: ServerResponse | undefined
    const http = createServer((_, response) => {
      answer = response
      streamEvents(response, begin, streams, '')
    })
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
    const slow = raw(`http://127.0.0.1:${(http.address() as AddressInfo).port}`, 'GET / HTTP/1.1')
    await slow.first
    const failed: unknown[] = []
    answer?.on('error', (error) => failed.push(error))
    streams.stop()
    say({ event: 'newest', data: '1' })
    await wait(50)
    expect(failed).toEqual([])
    expect(streams.mayOpen('')).toBe(false)
    http.close()
  })
})
