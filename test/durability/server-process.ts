import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

/** The real server, as a process of its own that takes requests. */
export type ServerProcess = {
  readonly pid: number
  /** Milliseconds from its start until it said that it was ready. */
  readonly readyAfter: number
  /** Ends it as a power cut would. Gives once it is gone. */
  readonly kill: () => Promise<void>
}

/** Starts the server on this port with its database in this folder, and waits until it is ready. */
export async function startServer(port: number, folder: string): Promise<ServerProcess> {
  const begun = performance.now()
  const child = spawn(process.execPath, [join(import.meta.dirname, '../../src/main.ts')], {
    cwd: folder, // where there is no .env of the developer's
    env: {
      PATH: process.env.PATH,
      PORT: String(port),
      HOST: '127.0.0.1',
      DATA_DIR: folder,
      LOG_LEVEL: 'error',
      RATE_LIMIT: 'off',
      MEANING: 'off', // what it keeps is the same, and it starts sooner
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let errors = ''
  child.stderr?.on('data', (chunk) => {
    errors += chunk
  })
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const kill = () => {
    child.kill('SIGKILL')
    return gone
  }
  const endWithUs = () => child.kill('SIGKILL')
  process.once('exit', endWithUs)
  void gone.then(() => process.off('exit', endWithUs))

  while (!(await isReady(port))) {
    if (hasEnded(child)) throw new Error(`The server did not start: ${errors}`)
    if (performance.now() - begun > MOST_MS) {
      await kill()
      throw new Error(`The server was not ready in ${MOST_MS} ms: ${errors}`)
    }
    await wait(5)
  }
  return { pid: child.pid ?? 0, readyAfter: performance.now() - begun, kill }
}

const MOST_MS = 30_000

const hasEnded = ({ exitCode, signalCode }: ChildProcess) => exitCode !== null || signalCode !== null

const isReady = (port: number): Promise<boolean> =>
  fetch(`http://127.0.0.1:${port}/health/ready`, { headers: { connection: 'close' } }).then(
    ({ ok }) => ok,
    () => false,
  )

/** A port of this computer that nobody listens on. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' ? (address?.port ?? 0) : 0))
    })
  })
