import type { Kysely } from 'kysely'
import type { BlindHash } from './blind-hash.ts'
import type { Keyring } from './keyring.ts'
import { save, saveIn } from './save.ts'
import type { Schema } from './schema.ts'
import type { Change, Saved } from './storage.ts'

/**
 * Saves that come at the same moment go into one transaction, and so share its sync to the disk, which takes longer than all the rest of
 * a save. Each is told only after the commit. One that fails takes no other with it: then each is saved by itself.
 */
export const saveTogether = (
  db: Kysely<Schema>,
  keys: Keyring,
  hashed: BlindHash,
): ((change: Change) => Promise<Saved>) => {
  let waiting: Waiting[] = []
  const saveWaiting = () => {
    const all = waiting
    waiting = []
    while (all.length > 0) void saveAll(db, keys, hashed, all.splice(0, MOST_TOGETHER))
  }
  return (change) =>
    new Promise((resolve, reject) => {
      // After every message that has arrived by now has been thought about.
      if (waiting.length === 0) setImmediate(saveWaiting)
      waiting.push({ change, resolve, reject })
    })
}

type Waiting = {
  readonly change: Change
  readonly resolve: (saved: Saved) => void
  readonly reject: (error: unknown) => void
}

/** So that nobody waits long for the others. */
const MOST_TOGETHER = 32

const saveAll = async (
  db: Kysely<Schema>,
  keys: Keyring,
  hashed: BlindHash,
  all: readonly Waiting[],
): Promise<void> => {
  const alone = (each: readonly Waiting[]) => {
    for (const { change, resolve, reject } of each) save(db, keys, hashed, change).then(resolve, reject)
  }
  if (all.length === 1) return alone(all)
  let isOneRefused = false
  try {
    const saved = await db.transaction().execute(async (trx) => {
      const results: Saved[] = []
      try {
        for (const { change } of all) results.push(await saveIn(trx, keys, hashed, change))
      } catch (error) {
        isOneRefused = true
        throw error
      }
      return results
    })
    saved.forEach((one, index) => {
      all[index]?.resolve(one)
    })
  } catch (error) {
    // When the commit fails, nobody knows what is on the disk, and trying again could hide that.
    if (isOneRefused) alone(all)
    else for (const { reject } of all) reject(error)
  }
}
