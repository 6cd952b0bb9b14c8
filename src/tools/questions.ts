import { readConfig } from '../config.ts'
import { dataKeys } from '../storage/data-keys.ts'
import { openStorage } from '../storage/sqlite.ts'

/** Prints what people asked and no article answered, most asked first; `--forget` erases all of it. Works while the server runs. */
const config = readConfig(process.env)
const { keys } = dataKeys({ given: config.dataKeys, folder: config.dataDir, database: config.databaseFile })
const storage = await openStorage({ file: config.databaseFile, keys })
if (process.argv.includes('--forget')) {
  console.log(`${await storage.forgetQuestions()} questions are erased`)
} else {
  const rows = await storage.questions()
  if (rows.length === 0) console.log('No question is without an article')
  for (const { text, count, locale, zone, firstDay, lastDay } of rows)
    console.log(
      `${String(count).padStart(4)}  ${zone.padEnd(7)} ${locale.padEnd(9)} ${firstDay} to ${lastDay}  ${text}`,
    )
}
await storage.close()
