import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Config, readConfig } from '../config.ts'
import { type DataKeys, dataKeys } from '../storage/data-keys.ts'
import { openStorage } from '../storage/sqlite.ts'
import type { Storage } from '../storage/storage.ts'

/** The settings of this place, as the server reads them. */
export function settingsHere(): Config {
  if (existsSync('.env')) process.loadEnvFile('.env')
  return readConfig(process.env)
}

/** The keys that the settings give, or those of the key file. */
export const keysOf = ({ dataKeys: given, dataDir: folder, databaseFile: database }: Config): DataKeys => {
  if (!given && !existsSync(database)) assertThere(join(folder, 'data-keys'))
  return dataKeys({ given, folder, database }).keys
}

/** Throws where a file is missing that only the server makes: a command that made it would look into an empty one. */
export function assertThere(file: string): void {
  if (existsSync(file)) return
  throw new Error(
    `There is no file ${file}. The server makes it when it first starts; no command does. ` +
      `Is DATA_DIR right, and are you in the folder with the file .env?`,
  )
}

const logNotEmptied = () =>
  console.error(
    'What was erased is still in the file that ends with -wal, because another program reads the database, a backup for instance. ' +
      'The server tries again within the hour.',
  )

/** Runs a command over the database of the settings, while the server may run too. What it throws is said without a stack. */
export async function withStorage(run: (storage: Storage, config: Config) => Promise<void>): Promise<void> {
  try {
    const config = settingsHere()
    assertThere(config.databaseFile)
    const storage = await openStorage({ file: config.databaseFile, keys: keysOf(config), logNotEmptied })
    try {
      await run(storage, config)
    } finally {
      await storage.close()
    }
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}
