import { backUp } from '../storage/keeping/backup.ts'
import { withStorage } from './open-storage.ts'

/** Writes a whole copy of the database while the server runs: `npm run backup -- folder`. The keys are not in it: keep them elsewhere. */
await withStorage(async (storage) => {
  const folder = process.argv[2]
  if (!folder) throw new Error('Say the folder: npm run backup -- folder')
  console.log(await backUp(storage, folder, new Date().toISOString()))
})
