import { restore } from '../storage/keeping/restore.ts'
import { keysOf, settingsHere } from './open-storage.ts'

/** Puts a backup in the place of the database: `npm run restore -- file`. Stop the server first. The database of before is kept beside it. */
try {
  const backup = process.argv[2]
  if (!backup) throw new Error('Say which backup: npm run restore -- file')
  const config = settingsHere()
  const before = await restore(backup, config.databaseFile, keysOf(config), new Date().toISOString())
  console.log(`${config.databaseFile} is as it was in ${backup}`)
  if (before) console.log(`What it was until now is in ${before}: delete it when you do not need it any more`)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
