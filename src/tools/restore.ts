import { foundBy } from '../handover/from-answers.ts'
import type { Referral } from '../handover/referral.ts'
import { restore } from '../storage/keeping/restore.ts'
import { keysOf, settingsHere } from './open-storage.ts'

const CARRIED_OVER =
  'What was done since is done in it too: referrals that came in, erasures, chats forgotten, staff that left, words, and how far referrals are.'
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
  const { before, carriedOver, missing } = await restore(
    ...([backup, config.databaseFile, keysOf(config), new Date().toISOString()] as const),
    (referral) => foundBy((referral as Referral).person),
  )
  console.log(`${config.databaseFile} is as it was in ${backup}`)
  console.log(carriedOver?.isLater ? CARRIED_OVER : NOT_CARRIED_OVER)
  listed('These referrals came in since, and are in it too', carriedOver?.brought)
  listed(
    'These do not open in the database of before. Where the backup has them they are as in it',
    carriedOver?.closed,
  )
  listed(
    'These references stand in the database of before and not in the backup: look for each of these people',
    missing,
  )
  if (!carriedOver)
    console.log(
      'Referrals that came in since are not in it. Where the database of before is lost or damaged, there may be more than are named here.',
    )
  const isWhole = carriedOver?.isLater && carriedOver.closed.length === 0
  if (!isWhole) process.exitCode = 1
  if (before)
    console.log(
      isWhole
        ? `What it was until now is in ${before}. Look first whether anything is missing; it holds what people told us, so delete it then`
        : `What it was until now is in ${before}. Keep it, with the file beside it that ends with -wal if there is one: what is missing may be in it alone`,
    )
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

function listed(what: string, references: readonly string[] = []): void {
  if (references.length > 0) console.log([`${what}:`, ...references.map((one) => `  ${one}`)].join('\n'))
}
