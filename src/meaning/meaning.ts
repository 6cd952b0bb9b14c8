import { Worker } from 'node:worker_threads'
import { embeddable } from './embeddable.ts'

/** Tells what sentences mean, where that can be told in time. */
export type Meaning = {
  /** An embedding of length 1; nothing before the model is loaded, after the deadline, when too many wait, or where there are no letters. */
  readonly of: (text: string) => Promise<Float32Array | undefined>
  /** Loads the model in a thread of its own. A thread that ends is begun again, after a pause that grows. */
  readonly start: () => void
  readonly isReady: () => boolean
  readonly close: () => Promise<void>
}

export type MeaningOptions = {
  /** How long an answer may wait, in milliseconds. */
  readonly deadline?: number
  /** The program of the thread. */
  readonly worker?: URL
  /** How long after its first end a thread is begun again, in milliseconds. */
  readonly pause?: number
}

const DEADLINE_MS = 150
/** More that wait would all be late. */
const MOST_WAITING = 8
const PAUSE_MS = 1000
/** A thread that ends so often is not begun again: the model is not installed, or does not run here. */
const MOST_ENDS = 6

/** Makes it. Nothing is loaded before `start`; the thread keeps no program running. */
export function createMeaning({
  deadline = DEADLINE_MS,
  worker = new URL('./worker.ts', import.meta.url),
  pause = PAUSE_MS,
}: MeaningOptions = {}): Meaning {
  const waiting = new Map<number, (meaning: Float32Array | undefined) => void>()
  let thread: Worker | undefined
  let isReady = false
  let isClosed = false
  let ends = 0
  let next = 0

  const start = (): void => {
    if (thread || isClosed) return
    thread = new Worker(worker)
    thread.unref()
    thread.on('message', ({ id, meaning }: { readonly id?: number; readonly meaning?: Float32Array }) => {
      if (id === undefined) isReady = true
      else waiting.get(id)?.(meaning)
    })
    // What went wrong is in its end: without an ear for it, it would end this program too.
    thread.on('error', () => {})
    thread.once('exit', () => {
      thread = undefined
      isReady = false
      for (const answer of waiting.values()) answer(undefined)
      if (++ends < MOST_ENDS) setTimeout(start, pause * 2 ** ends).unref()
    })
  }

  return {
    start,
    isReady: () => isReady,
    of: (text) => {
      const plain = embeddable(text)
      if (!thread || !isReady || plain === undefined || waiting.size >= MOST_WAITING) return Promise.resolve(undefined)
      const id = next++
      return new Promise((resolve) => {
        const answer = (meaning: Float32Array | undefined): void => {
          clearTimeout(late)
          waiting.delete(id)
          resolve(meaning)
        }
        const late = setTimeout(answer, deadline, undefined)
        waiting.set(id, answer)
        thread?.postMessage({ id, text: plain })
      })
    },
    close: async () => {
      isClosed = true
      await thread?.terminate()
    },
  }
}
