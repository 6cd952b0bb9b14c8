import { type IncomingMessage, type Server, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import { isHere } from './hosts.ts'
import type { SocketRoute, WebRequest } from './route.ts'
import type { Streams } from './streams.ts'
import { urlOf } from './url-of.ts'

type Parts = {
  readonly routes: readonly SocketRoute[]
  readonly asked: (request: IncomingMessage, parts: Readonly<Record<string, string>>) => WebRequest
  readonly failed: (error: unknown) => void
  readonly streams: Streams
}

/** Lets in WebSockets, on their own paths alone; every other wish to upgrade is refused and hung up on. */
export function openSockets(http: Server, { routes, asked, failed, streams }: Parts): void {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: LARGEST_FRAME, clientTracking: false })
  http.on('upgrade', (request: IncomingMessage, connection: Duplex, head: Buffer) => {
    connection.on('error', () => connection.destroy())
    const url = urlOf(request)
    if (!url) return refuse(connection, 400)
    const found = match(routes, url.pathname)
    if (!found || !isHere(found.route, request)) return refuse(connection, 404)
    const about = asked(request, found.parts)
    found.route
      .open(about)
      .then((opened) => {
        if ('refused' in opened) return refuse(connection, opened.refused)
        if (!streams.mayOpen(about.from)) return refuse(connection, 429)
        sockets.handleUpgrade(request, connection, head, (socket) => {
          const close = () => {
            socket.close(GOING_AWAY)
            setTimeout(() => socket.terminate(), GOODBYE_MS).unref()
          }
          socket.once('close', streams.add(about.from, close))
          socket.on('error', () => socket.terminate())
          keptAlive(socket)
          opened.take({
            send: (text) => (socket.bufferedAmount > MOST_WAITING ? socket.terminate() : socket.send(text)),
            close,
            onClose: (then) => void socket.once('close', then),
          })
        })
      })
      .catch((error: unknown) => {
        failed(error)
        refuse(connection, 500)
      })
  })
}

/** Nothing but empty pings comes to us this way. */
const LARGEST_FRAME = 1024

/** Whoever has not taken so much of what we said is hung up on: it waits in our memory. They come back for it. */
const MOST_WAITING = 1024 * 1024

const GOING_AWAY = 1001

/** How long the other end has to say goodbye too. */
const GOODBYE_MS = 5000

function match(routes: readonly SocketRoute[], pathname: string) {
  const given = pathname.split('/')
  for (const route of routes) {
    const wanted = route.path.split('/')
    const isIt = wanted.length === given.length && wanted.every((part, i) => part.startsWith(':') || part === given[i])
    const parts = () => wanted.flatMap((part, i) => (part.startsWith(':') ? [[part.slice(1), given[i] ?? '']] : []))
    if (isIt) return { route, parts: Object.fromEntries(parts()) as Record<string, string> }
  }
  return undefined
}

function refuse(connection: Duplex, status: number): void {
  const head = `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`
  connection.end(head, () => connection.destroy())
}

/** Hangs up on whoever no longer answers: a phone that left the network says no goodbye. */
function keptAlive(socket: WebSocket): void {
  let isAlive = true
  socket.on('pong', () => {
    isAlive = true
  })
  const beat = setInterval(() => {
    if (!isAlive) return socket.terminate()
    isAlive = false
    socket.ping()
  }, BEAT_MS)
  socket.once('close', () => clearInterval(beat))
}

const BEAT_MS = 30_000
