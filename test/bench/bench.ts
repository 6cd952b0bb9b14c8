import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../../src/config.ts'
import { surroundings } from '../../src/surroundings.ts'
import { journey } from '../durability/journey.ts'
import { freePort, startServer } from '../durability/server-process.ts'
import { bareLoop, type Written, writtenBy } from './bare-loop.ts'
import { median, medianPace, type Pace } from './figures.ts'
import { inProcess } from './in-process.ts'
import { filled, idleMemory, servedMemory } from './memory.ts'
import { type HttpPace, overHttp } from './over-http.ts'

/** `npm run bench`: measures, prints one table in Markdown, and ends. Each figure is the median of its rounds; none of them can fail. */
const ROUNDS = 5
const JOURNEYS = 40
const AT_ONCE = 16
const BROWSERS = 8
const CONVERSATIONS = 10_000
const SERVED = 200

const folders: string[] = []
const folder = () => {
  const made = mkdtempSync(join(tmpdir(), 'phb-bench-'))
  folders.push(made)
  return made
}
const tell = (what: string) => process.stderr.write(`${what} …\n`)

try {
  const written = await oneJourney()
  const { alone, together, bare } = await paces(written)
  const { ready, http } = await theServer()
  tell('memory: idle')
  const idle = await idleMemory(await freePort(), folder())
  tell(`memory: ${CONVERSATIONS} conversations`)
  const full = folder()
  const secrets = await filled(full, CONVERSATIONS, SERVED)
  const served = await servedMemory(await freePort(), full, secrets)

  const ratio = bare.perSecond / alone.perSecond
  console.log(
    table([
      ['durable turns in process, one conversation after another', shown(alone), '≥ 1,000/s, p99 ≤ 10 ms'],
      [`the same, ${AT_ONCE} conversations at once`, shown(together), '≥ 1,000/s'],
      ['bare loop that writes the same rows', shown(bare), ''],
      ['bare loop ÷ turns', `${ratio.toFixed(1)} ×`, '≤ 3 ×'],
      [`forms taken over HTTP, ${BROWSERS} browsers at once`, shown(http.forms), ''],
      ['pages given meanwhile', shown(http.pages), ''],
      ['start until ready', `${ready.toFixed(0)} ms`, '≤ 3,000 ms'],
      ['memory, idle', megabytes(idle), '≤ 200 MB'],
      [`memory, ${CONVERSATIONS.toLocaleString('en')} conversations, ${SERVED} served`, megabytes(served), ''],
    ]),
  )
} finally {
  for (const made of folders) rmSync(made, { recursive: true })
}

/** What the turns of one journey write. */
async function oneJourney(): Promise<readonly Written[]> {
  const { around } = await surroundings(readConfig({ DATA_DIR: folder() }), console.error)
  const written: Written[] = []
  const { storage } = around
  const save: typeof storage.save = (change) => {
    written.push(writtenBy(change))
    return storage.save(change)
  }
  await journey({ ...around, storage: { ...storage, save } }, 'bench:one')
  await storage.close()
  return written
}

/** In turns, so that what else the computer does slows all three alike. The first round only warms up. */
async function paces(written: readonly Written[]): Promise<Readonly<Record<'alone' | 'together' | 'bare', Pace>>> {
  const { around } = await surroundings(readConfig({ DATA_DIR: folder() }), console.error)
  const rounds: { alone: Pace; together: Pace; bare: Pace }[] = []
  for (let round = 0; round <= ROUNDS; round++) {
    tell(`in process: round ${round} of ${ROUNDS}`)
    const alone = await inProcess(around, JOURNEYS, 1)
    const together = await inProcess(around, JOURNEYS, AT_ONCE)
    const bare = await bareLoop(written, JOURNEYS)
    if (round > 0) rounds.push({ alone, together, bare })
  }
  await around.storage.close()
  return {
    alone: medianPace(rounds.map(({ alone }) => alone)),
    together: medianPace(rounds.map(({ together }) => together)),
    bare: medianPace(rounds.map(({ bare }) => bare)),
  }
}

/** The real server in a process of its own: how soon it is ready, and how quick. */
async function theServer(): Promise<{ readonly ready: number; readonly http: HttpPace }> {
  const data = folder()
  const port = await freePort()
  const starts: number[] = []
  for (let round = 1; round <= ROUNDS; round++) {
    tell(`start-up: round ${round} of ${ROUNDS}`)
    const server = await startServer(port, data)
    starts.push(server.readyAfter)
    await server.kill()
  }
  const server = await startServer(port, data)
  const rounds: HttpPace[] = []
  for (let round = 0; round <= ROUNDS; round++) {
    tell(`over HTTP: round ${round} of ${ROUNDS}`)
    const result = await overHttp(port, JOURNEYS, BROWSERS)
    if (round > 0) rounds.push(result)
  }
  await server.kill()
  const forms = medianPace(rounds.map((round) => round.forms))
  const pages = medianPace(rounds.map((round) => round.pages))
  return { ready: median(starts), http: { forms, pages } }
}

function shown({ perSecond, p50, p99 }: Pace): string {
  const rate = Math.round(perSecond).toLocaleString('en')
  return `${rate}/s, p50 ${p50.toFixed(2)} ms, p99 ${p99.toFixed(2)} ms`
}

function megabytes(size: number): string {
  return Number.isNaN(size) ? 'not measured on this system' : `${size.toFixed(0)} MB`
}

function table(rows: readonly (readonly [string, string, string])[]): string {
  const [cpu] = cpus()
  const machine = `${cpus().length} × ${cpu?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GiB`
  const lines = rows.map((row) => `| ${row.join(' | ')} |`)
  const head = `Node ${process.versions.node} on ${process.platform}, ${machine}, ${new Date().toISOString().slice(0, 10)}`
  return [head, '', '| measured | median | aim |', '|---|---|---|', ...lines].join('\n')
}
