import { parentPort } from 'node:worker_threads'
import type { PrintedLetter } from '../printed.ts'
import { loadTypesetter } from './typeset.ts'

/** A thread of its own that makes PDFs: each keeps a core busy, and nobody else waits for it. What goes wrong ends it. */
const typeset = loadTypesetter()
parentPort?.on('message', async (letter: PrintedLetter) => {
  const pdf = (await typeset)(letter)
  parentPort?.postMessage(pdf)
})
