import { withStorage } from './open-storage.ts'

/**
 * Checks that no line of the audit log was changed or taken out: `npm run audit`; with a head that was kept elsewhere, that the log still leads
 * to it: `npm run audit -- 128 3f9a…`.
 */
await withStorage(async ({ audit }) => {
  const [, , number, hash] = process.argv
  if (number !== undefined && (!/^\d+$/.test(number) || !/^[0-9a-f]{64}$/.test(hash ?? '')))
    throw new Error('A head is a number and 64 characters of its hash, as the mail has them')
  const broken = await audit.firstBroken(number && hash ? { number: Number(number), hash } : undefined)
  if (broken !== undefined) throw new Error(`The audit log was changed: line ${broken} is not as it was written`)
  const head = await audit.head()
  console.log(`${head.number} lines, each as it was written. The head: ${head.number} ${head.hash}`)
})
