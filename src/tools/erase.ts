import { createInterface } from 'node:readline/promises'
import { setTimeout } from 'node:timers/promises'
import { withStorage } from './open-storage.ts'
import { referenceGiven } from './reference-given.ts'

const LOG_MS = 1_000

/** Erases a referral: `npm run erase -- PHB-XXXX-XXXX`. Asks for the reference again. It need not open. The server may run. */
await withStorage(async (storage) => {
  const reference = referenceGiven(process.argv[2])
  const found = await storage.keeping.find(reference)
  if (!found) throw new Error(`There is no referral ${reference}`)
  if (found.erasedAt) throw new Error(`${reference} was erased at ${found.erasedAt}`)
  const asked = createInterface({ input: process.stdin, output: process.stdout })
  const again = await asked.question(
    `This cannot be undone. Backups keep it until they expire. Type ${reference} again: `,
  )
  asked.close()
  if (referenceGiven(again) !== reference) throw new Error('That is another reference: nothing was erased')
  const at = new Date().toISOString()
  const line = { at, staff: 'erase-command', act: 'erased', about: reference }
  if (!(await storage.keeping.erase(reference, at, 'operator', line))) throw new Error(`${reference} was just erased`)
  // Closing ends the tries to empty the log, and a server that reads is in their way for moments.
  await setTimeout(LOG_MS)
  console.log(`${reference} is erased, with the chat in which it was made. Whoever got it has it still: ask them.`)
})
