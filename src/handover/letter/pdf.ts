import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { PrintedLetter } from './printed.ts'

/** Makes letters to print. */
export type LetterPdf = {
  /**
   * A letter as a tagged PDF. One is made at a time. Rejects when it cannot be made or takes longer than the deadline; the next one is made
   * by a fresh thread.
   */
  readonly of: (letter: PrintedLetter) => Promise<Uint8Array>
  /** Ends the thread, and with it the letter under way. */
  readonly close: () => Promise<void>
}

export type LetterPdfOptions = {
  /** How long one letter may take, in milliseconds; loading is a part of it. */
  readonly deadline?: number
  /** The program of the thread. */
  readonly worker?: URL
  /** How many letters a thread makes. */
  readonly most?: number
}

const DEADLINE_MS = 10_000

/** The compiler never gives back the 4 MB that it takes for each letter (typst.ts 0.7, whatever its caches are told to forget). */
const MOST_LETTERS = 20

/** Loads nothing before the first letter, and keeps what it loaded. The thread keeps no program running. */
export function createLetterPdf({
  deadline = DEADLINE_MS,
  worker = new URL('./pdf/worker.ts', import.meta.url),
  most = MOST_LETTERS,
}: LetterPdfOptions = {}): LetterPdf {
  let thread: Thread | undefined
  let last: Promise<unknown> = Promise.resolve()
  let isClosed = false

  const begin = (): Thread => {
    const begun = { worker: new Worker(worker), made: 0 }
    begun.worker.once('exit', () => {
      if (thread === begun) thread = undefined
    })
    // What goes wrong rejects the letter that it was made for: without an ear for it, it would end this program too.
    begun.worker.on('error', () => {})
    return begun
  }

  const end = async (used: Thread): Promise<void> => {
    if (thread === used) thread = undefined
    await used.worker.terminate()
  }

  const make = async (letter: PrintedLetter): Promise<Uint8Array> => {
    if (isClosed) throw new Error('No letter is made after the end')
    thread ??= begin()
    const used = thread
    used.worker.ref()
    try {
      const pdf = await answer(used.worker, letter, deadline)
      used.made += 1
      if (used.made >= most) await end(used)
      return pdf
    } catch (error) {
      await end(used)
      throw error
    } finally {
      used.worker.unref()
    }
  }

  return {
    of: (letter) => {
      const made = last.then(() => make(letter))
      last = made.catch(() => {})
      return made
    },
    close: async () => {
      isClosed = true
      if (thread) await end(thread)
    },
  }
}

type Thread = { readonly worker: Worker; made: number }

async function answer(worker: Worker, letter: PrintedLetter, deadline: number): Promise<Uint8Array> {
  const cut = new AbortController()
  const ended = () => cut.abort()
  const late = setTimeout(ended, deadline)
  worker.once('exit', ended)
  try {
    const answered = once(worker, 'message', { signal: cut.signal })
    worker.postMessage(letter)
    const [pdf] = (await answered) as [Uint8Array]
    return pdf
  } finally {
    clearTimeout(late)
    worker.off('exit', ended)
  }
}
