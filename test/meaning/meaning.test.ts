import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createMeaning, type Meaning } from '../../src/meaning/meaning.ts'

const opened: Meaning[] = []
const open = (...options: Parameters<typeof createMeaning>) => {
  const meaning = createMeaning(...options)
  opened.push(meaning)
  return meaning
}
afterAll(async () => {
  for (const meaning of opened) await meaning.close()
})

const ready = async (meaning: Meaning) => {
  const until = Date.now() + 20_000
  while (!meaning.isReady() && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 20))
}

/** A thread that does as a test says. */
function threadOf(program: string): { url: URL; end: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'phb-thread-'))
  const file = join(folder, 'thread.mjs')
  writeFileSync(file, `import { parentPort } from 'node:worker_threads'\n${program}`)
  return { url: pathToFileURL(file), end: () => rmSync(folder, { recursive: true }) }
}

test('the real model tells what sentences mean: like ones lie near one another', async () => {
  const meaning = open({ deadline: 5_000 })
  expect(await meaning.of('before it is loaded')).toBeUndefined()
  meaning.start()
  await ready(meaning)
  const [pay, wage, rain] = await Promise.all(
    ['Can I pay my daughter?', 'May I give my child a wage?', 'It rains in Leeds.'].map((text) => meaning.of(text)),
  )
  const near = (one: Float32Array = new Float32Array(), other: Float32Array = new Float32Array()): number =>
    one.reduce((sum, number, at) => sum + number * (other[at] ?? 0), 0)
  expect(pay).toHaveLength(512)
  expect(near(pay, pay)).toBeCloseTo(1, 3)
  expect(near(pay, wage)).toBeGreaterThan(near(pay, rain) + 0.1)
  for (const wordless of ['', '   ', '????', '123']) expect(await meaning.of(wordless)).toBeUndefined()
})

test('nobody waits longer than the deadline, and too many do not wait at all', async () => {
  const thread = threadOf("parentPort.on('message', () => {}); parentPort.postMessage({ isReady: true })")
  const meaning = open({ worker: thread.url, deadline: 60 })
  meaning.start()
  await ready(meaning)
  const begun = performance.now()
  const all = await Promise.all(Array.from({ length: 50 }, (_, at) => meaning.of(`sentence ${at}`)))
  expect(all.every((one) => one === undefined)).toBe(true)
  expect(performance.now() - begun).toBeLessThan(1_000)
  thread.end()
})

test('a thread that dies answers nobody, ends nothing, and is begun again', async () => {
  const thread = threadOf(
    "parentPort.on('message', ({ id, text }) => { if (text === 'die') process.exit(3); parentPort.postMessage({ id, meaning: new Float32Array([1]) }) }); parentPort.postMessage({ isReady: true })",
  )
  const meaning = open({ worker: thread.url, deadline: 5_000, pause: 10 })
  meaning.start()
  await ready(meaning)
  expect(await meaning.of('die')).toBeUndefined()
  await ready(meaning)
  expect(await meaning.of('live')).toEqual(new Float32Array([1]))
  thread.end()
})

test('a model that is not there costs nothing but a few tries', async () => {
  const thread = threadOf("import 'no-such-package'")
  const meaning = open({ worker: thread.url, pause: 1 })
  meaning.start()
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(await meaning.of('anything at all')).toBeUndefined()
  thread.end()
})
