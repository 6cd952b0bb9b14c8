import { createServer } from 'node:http'
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import type { Storage } from './storage/storage.ts'

/** Serves what is counted at `/metrics`, to this computer alone: numbers that name nobody. Gives the port and what ends it. */
export async function serveMetrics(
  outbox: Storage['outbox'],
  now: () => string,
  port: number,
): Promise<{ readonly port: number; readonly end: () => Promise<void> }> {
  const register = new Registry()
  collectDefaultMetrics({ register })
  const alarms = new Gauge({
    name: 'phb_alarms',
    help: 'What people must look at, by kind',
    labelNames: ['kind'],
    registers: [register],
  })
  const waiting = new Gauge({
    name: 'phb_outbox_waiting',
    help: 'Deliveries that have not left',
    registers: [register],
  })
  const oldest = new Gauge({
    name: 'phb_outbox_oldest_seconds',
    help: 'Age of the oldest delivery that has not left',
    registers: [register],
  })
  const measure = async () => {
    alarms.reset()
    for (const kind of ['dead', 'undelivered', 'unacknowledged']) alarms.set({ kind }, 0)
    for (const { kind } of await outbox.alarms()) alarms.inc({ kind })
    const here = (await outbox.waiting()).filter(({ state }) => state === 'captured')
    waiting.set(here.length)
    const begun = Math.min(Date.parse(now()), ...here.map(({ stateAt }) => Date.parse(stateAt)))
    oldest.set((Date.parse(now()) - begun) / 1000)
    return register.metrics()
  }
  const server = createServer((request, response) => {
    const answer = (status: number, text = '') => {
      response.statusCode = status
      response.setHeader('Content-Type', register.contentType)
      response.end(text)
    }
    if (request.url !== '/metrics') answer(404)
    else
      measure().then(
        (text) => answer(200, text),
        () => answer(500),
      )
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  return {
    port: (server.address() as { port: number }).port,
    end: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
