import { randomBytes } from 'node:crypto'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { found, type KillFindings, type Submitted } from './kill-findings.ts'
import type { Prepared, PreparedChat } from './prepared.ts'
import { seeded } from './seeded.ts'
import { freePort, type ServerProcess, startServer } from './server-process.ts'
import { type Form, webClient } from './web-client.ts'

/** How a run is made. */
export type KillPlan = {
  readonly kills: number
  /** Whether forms carry their nonce and revision, as those of our pages do; a bare client's do not. */
  readonly withKey: boolean
  readonly seed: number
}

/** Clients that submit at once: enough that the server is busy whenever it is killed. */
const CLIENTS = 8

/** The server lives this long at most after it is ready. Young, it is slow, so that kills hit every part of a turn. */
const LIFE_MS = 250

/** How long a client waits for an answer before it hangs up and sends the same form again, as on a bad line. */
const PATIENCE_MS = [10, 200] as const

/** Before a client tries again. */
const RETRY_MS = 25

/** More conversations than clients finish in the longest life of a server on a fast computer. */
export const CONVERSATIONS_A_KILL = 25

/**
 * Kills the real server at random moments while clients finish their referrals over HTTP, starts it again, and lets each client
 * submit the same form until it is answered. Then reads the database, and counts what was lost or doubled.
 */
export async function killRun(from: Prepared, { kills, withKey, seed }: KillPlan): Promise<KillFindings> {
  const folder = mkdtempSync(join(tmpdir(), 'phb-kill-'))
  let server: ServerProcess | undefined
  try {
    cpSync(from.folder, folder, { recursive: true })
    const random = seeded(seed)
    const waiting = [...from.chats]
    const done: Submitted[] = []
    const port = await freePort()
    let isOver = false

    server = await startServer(port, folder)
    const clients = Array.from({ length: CLIENTS }, async () => {
      for (let chat = waiting.pop(); chat && !isOver; chat = waiting.pop()) {
        done.push(await submitted(port, chat, withKey, random))
      }
    })
    const finished = Promise.all(clients)
    finished.catch(() => {}) // awaited below; until then its failure must not end the process
    for (let kill = 0; kill < kills; kill++) {
      await wait(random() * LIFE_MS)
      await server.kill()
      server = await startServer(port, folder)
    }
    isOver = true
    await finished
    await server.kill()
    if (waiting.length === 0) throw new Error('The clients were done before the last kill: prepare more conversations')
    return await found(folder, done)
  } finally {
    await server?.kill()
    rmSync(folder, { recursive: true })
  }
}

/** Submits the last forms of a referral, each until it is answered. */
async function submitted(
  port: number,
  { secret, run, revision, entries }: PreparedChat,
  withKey: boolean,
  random: () => number,
): Promise<Submitted> {
  const client = webClient(port, secret)
  const nonces: string[] = []
  let retries = 0
  for (const { revision: seen = '', ...bare } of lastForms(run, revision)) {
    const nonce = randomBytes(16).toString('base64url')
    nonces.push(nonce)
    const form = withKey ? { ...bare, revision: seen, nonce } : bare
    const [least, most] = PATIENCE_MS
    while (!(await isAnswered(client.submit(form, least + random() * (most - least))))) {
      retries++
      await wait(RETRY_MS)
    }
  }
  client.end()
  return { secret, nonces: withKey ? nonces : [], messages: nonces.length, retries, entriesBefore: entries }
}

/** What is left to submit, with words in between that change nothing but the transcript. */
const lastForms = (run: string, revision: number): readonly Form[] => [
  { command: 'help', revision: String(revision) },
  { run, question: 'copies', choice: 'none', revision: String(revision) },
  { command: 'again', revision: String(revision + 1) },
  { run, question: 'check', choice: 'right', revision: String(revision + 1) },
  { run, question: 'consent', choice: 'agree', revision: String(revision + 2) },
]

/** Whether the server acknowledged a form. That no answer came is no answer; that it refuses is a fault. */
async function isAnswered(sent: Promise<number>): Promise<boolean> {
  const status = await sent.catch(() => undefined)
  if (status === undefined) return false
  if (status !== 303) throw new Error(`The server answered a form with ${status}`)
  return true
}
