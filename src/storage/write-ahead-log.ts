import { type Kysely, sql } from 'kysely'
import type { Schema } from './schema.ts'

/** The file -wal beside the database file. It keeps pages as they were, so what was erased is in it until it is emptied. */
export type WriteAheadLog = {
  /**
   * Cuts it to nothing: now, or later when another program is in the way. It never rejects: the rows are gone
   * already, and whoever asked for that must hear so.
   */
  readonly empty: () => Promise<void>
  /** Tries a last time if it still waits to be emptied. */
  readonly close: () => Promise<void>
}

/** The write-ahead log of this database. When it cannot be emptied at once, that is tried again in the background; `notEmptied` is told when we give up. */
export const writeAheadLog = (db: Kysely<Schema>, notEmptied: (error: unknown) => void): WriteAheadLog => {
  const closing = new AbortController()
  let retrying: Promise<void> | undefined

  const retry = async () => {
    let error: unknown
    for (const pause of pauses) {
      await waited(pause, closing.signal)
      error = await whyNotEmptied(db)
      if (error === undefined) return
      if (closing.signal.aborted) break
    }
    notEmptied(error)
  }

  return {
    empty: async () => {
      if ((await whyNotEmptied(db)) === undefined) return
      retrying ??= retry().finally(() => {
        retrying = undefined
      })
    },
    close: async () => {
      closing.abort()
      await retrying
    },
  }
}

/** Milliseconds before each new try: the first for somebody who reads a page, the last for a backup. */
const pauses = [20, 100, 500, 2_000, 10_000, 30_000, 60_000]

const whyNotEmptied = async (db: Kysely<Schema>): Promise<unknown> => {
  try {
    const { rows } = await sql<{ busy: number }>`pragma wal_checkpoint(truncate)`.execute(db)
    if (rows[0]?.busy === 0) return undefined
    return new Error('The -wal file still holds what was erased: another program reads the database.')
  } catch (error) {
    return error
  }
}

/** Ends early when we close, and keeps no process alive. */
const waited = (ms: number, closing: AbortSignal) =>
  new Promise<void>((resolve) => {
    if (closing.aborted) return resolve()
    const timer = setTimeout(done, ms).unref()
    closing.addEventListener('abort', done, { once: true })
    function done() {
      clearTimeout(timer)
      closing.removeEventListener('abort', done)
      resolve()
    }
  })
