import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { foundBy } from '../handover/from-answers.ts'
import type { Referral } from '../handover/referral.ts'
import { withNewKey, writeKeyFile } from '../storage/data-keys.ts'
import { assertAlone } from '../storage/keeping/alone.ts'
import { rotate } from '../storage/keeping/rotate.ts'
import { openStorage } from '../storage/sqlite.ts'
import { assertThere, keysOf, settingsHere } from './open-storage.ts'

/**
 * Changes the data key: `npm run rotate-keys`. Stop the server first. With a key file a new key is made, every row is moved to it, and the old
 * ones go; backups need them still, so they are kept beside it under another name. With DATA_KEYS put a new key in front yourself; every row
 * is moved to it. What was derived from the oldest key changes: tokens of Direct Line end, links in letters that were sent open
 * nothing any more, and chats on other apps begin anew.
 */
try {
  const config = settingsHere()
  assertThere(config.databaseFile)
  const found = keysOf(config)
  const keys = config.dataKeys ? found : withNewKey(found, `key-${randomBytes(4).toString('hex')}`)
  const file = join(config.dataDir, 'data-keys')
  assertAlone(config.databaseFile)
  // The new key is on the disk before any row needs it.
  if (!config.dataKeys) writeKeyFile(file, keys)
  await (await openStorage({ file: config.databaseFile, keys })).close()
  const count = await rotate(config.databaseFile, keys, (referral) => foundBy((referral as Referral).person))
  const storage = await openStorage({ file: config.databaseFile, keys })
  await storage.audit.add({ at: new Date().toISOString(), staff: 'rotate-keys-command', act: 'keysRotated' })
  await storage.close()
  const [current, ...old] = keys
  if (!config.dataKeys) {
    const kept = `${file}.before-${new Date().toISOString().slice(0, 10)}-${current.id}`
    writeKeyFile(kept, keys)
    writeKeyFile(file, [current])
    console.log(`Backups of before need ${kept}: keep it as long as they, and apart from them`)
  } else if (old.length > 0) {
    console.log(`DATA_KEYS needs ${current.id} alone now. Backups of before need ${old.map(({ id }) => id).join(', ')}`)
  }
  console.log(`${count} rows were moved to the key ${current.id}`)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
