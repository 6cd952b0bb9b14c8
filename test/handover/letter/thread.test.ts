import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { createLetterPdf, type LetterPdf, type LetterPdfOptions } from '../../../src/handover/letter/pdf.ts'
import { fullReferral, plainReferral } from '../../fixtures/referral.ts'
import { printedOf, project } from './made.ts'
import { readPdf } from './read-pdf.ts'

const real = pathToFileURL(join(project, 'src/handover/letter/pdf/worker.ts'))
const plain = printedOf(plainReferral)

let folder: string
const opened: LetterPdf[] = []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'phb-thread-'))
})
afterEach(() => rmSync(folder, { recursive: true }))
afterAll(async () => {
  for (const one of opened) await one.close()
})

const open = (options?: LetterPdfOptions) => {
  const made = createLetterPdf(options)
  opened.push(made)
  return made
}

/** A thread that does as a test says, each time that it begins. */
function threadOf(program: string): URL {
  const file = join(folder, 'thread.mjs')
  writeFileSync(file, `import { parentPort } from 'node:worker_threads'\n${program}`)
  return pathToFileURL(file)
}

/** Says which thread it is, as the only byte of a "PDF". */
const NUMBERED = `
import { appendFileSync, readFileSync } from 'node:fs'
const count = new URL('./count', import.meta.url)
appendFileSync(count, 'x')
const answer = () => parentPort.postMessage(new Uint8Array([readFileSync(count, 'utf8').length]))
`

test('twenty letters at once are all made, each its own', async () => {
  const letterPdf = open()
  const referrals = Array.from({ length: 20 }, (_, at) => ({
    ...fullReferral,
    reference: `PHB-0000-00${10 + at}`,
    person: { ...fullReferral.person, name: `Person ${at} of twenty` },
  }))
  const made = await Promise.all(referrals.map((referral) => letterPdf.of(printedOf(referral))))
  for (const [at, pdf] of made.entries()) {
    const { title, rows } = await readPdf(pdf)
    expect(title).toContain(`PHB-0000-00${10 + at}`)
    expect(rows.find(({ label }) => label === 'Name')?.value).toBe(`Person ${at} of twenty`)
  }
})

test('a letter reaches no network', async () => {
  const shut = `
import net from 'node:net'
import dns from 'node:dns'
import { syncBuiltinESMExports } from 'node:module'
const refuse = () => { throw new Error('there is no network') }
net.Socket.prototype.connect = refuse
dns.lookup = refuse
globalThis.fetch = refuse
syncBuiltinESMExports()
`
  const letterPdf = open({ worker: threadOf(`${shut}await import(${JSON.stringify(real.href)})`) })
  expect((await readPdf(await letterPdf.of(plain))).title).toBe(plain.title)

  // Whatever reached out would have been refused.
  for (const reach of ["await fetch('http://localhost')", 'net.connect(1)', "dns.lookup('localhost', () => {})"]) {
    const other = open({ worker: threadOf(`${shut}${reach}\nparentPort.on('message', () => {})`), deadline: 5_000 })
    await expect(other.of(plain)).rejects.toThrow('there is no network')
  }
})

describe('a thread that goes wrong', () => {
  test.each([
    ['throws', "parentPort.on('message', () => { throw new Error('out of its mind') })", /out of its mind/],
    ['fails later', "parentPort.on('message', async () => { throw new Error('out of its mind') })", /out of its mind/],
    ['ends', "parentPort.on('message', () => process.exit(3))", /aborted/],
    ['does not begin', "throw new Error('no compiler')", /no compiler/],
  ])('%s: its letter is refused, and the next one is made by a fresh one', async (_, program, problem) => {
    const worker = threadOf(program)
    const letterPdf = open({ worker })
    const begun = performance.now()
    await expect(letterPdf.of(plain)).rejects.toThrow(problem)
    expect(performance.now() - begun).toBeLessThan(5_000)
    threadOf(`${NUMBERED}parentPort.on('message', answer)`)
    expect(await letterPdf.of(plain)).toHaveLength(1)
  })

  test('hangs: its letter waits no longer than the deadline, and those behind it are made', async () => {
    const worker = threadOf(
      `${NUMBERED}parentPort.on('message', ({ title }) => { while (title === 'hang'); answer() })`,
    )
    const letterPdf = open({ worker, deadline: 1_000 })
    const begun = performance.now()
    const [hung, next] = await Promise.allSettled([letterPdf.of({ ...plain, title: 'hang' }), letterPdf.of(plain)])
    expect(performance.now() - begun).toBeLessThan(5_000)
    expect(hung?.status).toBe('rejected')
    expect(next).toMatchObject({ status: 'fulfilled', value: new Uint8Array([2]) })
  })

  test('the real one, given what is no letter, refuses it and makes the next', async () => {
    const letterPdf = open()
    await expect(letterPdf.of({ ...plain, title: undefined as unknown as string })).rejects.toThrow('referral.typ')
    expect((await readPdf(await letterPdf.of(plain))).title).toBe(plain.title)
  })
})

test('a thread makes many letters, and no more than so many: its memory only grows', async () => {
  const letterPdf = open({ worker: threadOf(`${NUMBERED}parentPort.on('message', answer)`), most: 3 })
  const made: number[] = []
  for (let at = 0; at < 7; at += 1) made.push(...(await letterPdf.of(plain)))
  expect(made).toEqual([1, 1, 1, 2, 2, 2, 3])
})

test('after the end nothing is made', async () => {
  const letterPdf = open({ worker: threadOf("parentPort.on('message', () => {})") })
  const underWay = letterPdf.of(plain)
  const behind = letterPdf.of(plain)
  setTimeout(() => void letterPdf.close(), 200)
  await expect(underWay).rejects.toThrow()
  await expect(behind).rejects.toThrow('after the end')
})
