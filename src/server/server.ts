import type { AddressInfo } from 'node:net'
import { pino } from 'pino'
import restify from 'restify'
import type { Words } from '../core/words/words.ts'
import { answering, type Log } from './answering.ts'
import { anySite } from './any-site.ts'
import { securityHeaders } from './headers.ts'
import { health } from './health.ts'
import { type hosts, isHere } from './hosts.ts'
import { limit } from './limits.ts'
import type { Pages } from './pages.ts'
import type { Route, SocketRoute } from './route.ts'
import { openSockets } from './sockets.ts'
import { createStreams } from './streams.ts'
import { urlOf } from './url-of.ts'

/** A web server that is not listening yet. */
export type Server = {
  /** Gives the port. Rejects when it is taken. */
  readonly listen: (port: number, host: string) => Promise<number>
  /** Takes no more requests, and gives those that run ten seconds to end. */
  readonly drain: () => Promise<void>
}

export type ServerParts = {
  readonly routes: readonly Route[]
  readonly sockets?: readonly SocketRoute[]
  readonly pages: Pages
  readonly wordsOf: (locale: string) => Words
  readonly originOf: ReturnType<typeof hosts>['originOf']
  /** A proxy of ours stands before us. */
  readonly isBehindProxy?: boolean
  readonly log: Log
  /** Whether what stands behind the pages (the database) answers. */
  readonly isReady: () => Promise<boolean>
}

/** How long requests may still run when we stop. */
const DRAIN_MS = 10_000

/** Puts the routes on restify. All that restify would say or log by itself is silenced: it would repeat what people sent. */
export function createServer(parts: ServerParts): Server {
  let isDraining = false
  const server = restify.createServer({ name: 'phb', log: pino({ level: 'silent' }) as never })
  const http = server.server
  limit(http)
  http.removeAllListeners('upgrade') // restify listens and does nothing: the connection would stay open for ever
  const streams = createStreams()
  const { answer, refuse, asked } = answering({ ...parts, streams, isBehindProxy: parts.isBehindProxy ?? false })
  openSockets(http, {
    routes: parts.sockets ?? [],
    asked,
    streams,
    failed: (error) =>
      parts.log.error({ error: error instanceof Error ? error.name : typeof error }, 'a socket failed'),
  })

  server.pre((request, response, next) => {
    for (const [name, value] of Object.entries(securityHeaders(parts.originOf(request))))
      response.setHeader(name, value)
    if (isDraining) response.setHeader('Connection', 'close')
    if (!urlOf(request)) {
      refuse(400, request, response)
      return next(false)
    }
    // Packed bodies could be bombs, and a broken one would end the process in restify's own reader.
    if (request.headers['content-encoding'] === undefined) return next()
    refuse(415, request, response)
    return next(false)
  })
  server.on(
    'restifyError',
    (request: restify.Request, response: restify.Response, error: unknown, done: () => void) => {
      const status = (error as { statusCode?: number } | undefined)?.statusCode
      refuse(status === 404 || status === 405 || status === 400 ? status : 500, request, response, error)
      done()
    },
  )

  const isReady = async () => !isDraining && (await parts.isReady())
  for (const route of [...health(isReady), ...parts.routes]) {
    const answered = async (request: restify.Request, response: restify.Response): Promise<void> => {
      await answer(route, request, response)
    }
    if (route.method === 'GET') server.get(route.path, answered)
    else server.post(route.path, answered)
  }
  for (const [path, route] of new Map(parts.routes.flatMap((one) => (one.anySite ? [[one.path, one]] : [])))) {
    server.opts(path, async (request: restify.Request, response: restify.Response): Promise<void> => {
      if (isHere(route, request)) response.sendRaw(204, '', anySite)
      else refuse(404, request, response)
    })
  }

  return {
    listen: (port, host) =>
      new Promise((resolve, reject) => {
        http.once('error', reject)
        http.listen(port, host, () => resolve((http.address() as AddressInfo).port))
      }),
    drain: () => {
      isDraining = true
      streams.stop()
      http.keepAliveTimeout = 1 // a connection whose request began before now closes as soon as it is answered
      return new Promise((resolve) => {
        const late = setTimeout(() => http.closeAllConnections(), DRAIN_MS)
        http.close(() => {
          clearTimeout(late)
          resolve()
        })
        http.closeIdleConnections()
      })
    },
  }
}
