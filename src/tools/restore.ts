import { restore } from '../storage/keeping/restore.ts'
import { keysOf, settingsHere } from './open-storage.ts'

const CARRIED_OVER =
  'What was done since to what is in it is done in it too: erasures, chats forgotten, staff that left, words, and how far referrals are.'
const NOT_CARRIED_OVER = `What was done since that backup could not be read whole, so nobody can sign in to the inbox. Do again, now:
  - npm run staff -- end, for everybody who left since, and invite the others again
  - npm run erase, for every referral that was erased since, if it is not erased
  - see which referrals were withdrawn, accepted, declined or sent elsewhere since: a board may get them again
  - chats and words for the status page that people took back since are there again`

/** Puts a backup in the place of the database: `npm run restore -- file`. Stop the server first. The database of before is kept beside it. */
try {
  const backup = process.argv[2]
  if (!backup) throw new Error('Say which backup: npm run restore -- file')
  const config = settingsHere()
  const { before, isCarriedOver } = await restore(
    ...([backup, config.databaseFile, keysOf(config), new Date().toISOString()] as const),
  )
  console.log(`${config.databaseFile} is as it was in ${backup}`)
  console.log(isCarriedOver ? CARRIED_OVER : NOT_CARRIED_OVER)
  if (before) console.log(`What it was until now is in ${before}: delete it when you do not need it any more`)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
