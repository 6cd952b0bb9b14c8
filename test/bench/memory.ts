import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { readConfig } from '../../src/config.ts'
import { surroundings } from '../../src/surroundings.ts'
import { journey } from '../durability/journey.ts'
import { freePort, startServer } from '../durability/server-process.ts'
import { webClient } from '../durability/web-client.ts'
import { folder } from './folders.ts'
import { judged, type Row, tell } from './rows.ts'

const CONVERSATIONS = 10_000
const SERVED = 200
const MOST_IDLE = 200

/** How long a server is left alone before its memory counts as idle. */
const IDLE_MS = 3_000

/** What the server holds in memory. */
export async function memoryRows(): Promise<readonly Row[]> {
  tell('memory: idle')
  const idle = await idleMemory(await freePort(), folder())
  tell(`memory: ${CONVERSATIONS} conversations`)
  const full = folder()
  const secrets = await filled(full, CONVERSATIONS, SERVED)
  const served = await servedMemory(await freePort(), full, secrets)
  return [
    {
      measured: 'memory, idle',
      figure: megabytes(idle),
      aim: Number.isNaN(idle) ? `≤ ${MOST_IDLE} MB` : judged(`≤ ${MOST_IDLE} MB`, idle <= MOST_IDLE),
    },
    {
      measured: `memory, ${CONVERSATIONS.toLocaleString('en')} conversations, ${SERVED} served`,
      figure: megabytes(served),
    },
  ]
}

function megabytes(size: number): string {
  return Number.isNaN(size) ? 'not measured on this system' : `${size.toFixed(0)} MB`
}

/** The memory of a server that has just started and does nothing. */
async function idleMemory(port: number, folder: string): Promise<number> {
  const server = await startServer(port, folder)
  await wait(IDLE_MS)
  const result = memoryOf(server.pid)
  await server.kill()
  return result
}

/** Puts this many conversations of a few turns into the database, and gives the secrets of those to be served. */
async function filled(folder: string, conversations: number, served: number): Promise<readonly string[]> {
  const { around } = await surroundings(readConfig({ DATA_DIR: folder }), () => {})
  const secrets: string[] = []
  for (let i = 0; i < conversations; i++) {
    const secret = randomBytes(32).toString('base64url')
    await journey(around, `web:${secret}`, 'referral.contactWays')
    if (i % Math.ceil(conversations / served) === 0) secrets.push(secret)
  }
  await around.storage.close()
  return secrets
}

/** The memory of a server over a full database, after it has served some of its conversations and rested. */
async function servedMemory(port: number, folder: string, secrets: readonly string[]): Promise<number> {
  const server = await startServer(port, folder)
  for (const secret of secrets) {
    const client = webClient(port, secret)
    await client.submit({ command: 'help' })
    await client.page()
    client.end()
  }
  await wait(IDLE_MS)
  const result = memoryOf(server.pid)
  await server.kill()
  return result
}

/** The resident memory of a process in megabytes; only Linux tells. */
function memoryOf(pid: number): number {
  if (process.platform !== 'linux') return Number.NaN
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Number(kilobytes) / 1024
}
