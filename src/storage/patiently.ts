import { setTimeout as wait } from 'node:timers/promises'

/**
 * Tries again while another connection holds the database. SQLite's own waiting stops the whole process, and with it
 * every other conversation; this one does not.
 */
export const patiently = async <T>(attempt: () => T | Promise<T>): Promise<T> => {
  const deadline = Date.now() + patience
  for (;;) {
    try {
      return await attempt()
    } catch (error) {
      if (!isBusy(error) || Date.now() > deadline) throw error
    }
    await wait(pause)
  }
}

/** Milliseconds until the message fails. A save takes less than one, so this is for backups and stuck tools. */
const patience = 5_000

const pause = 2

/** By its code, not its class: jest gives each test file a class of its own. */
const isBusy = (error: unknown) =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'SQLITE_BUSY'
