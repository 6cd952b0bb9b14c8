import { withStorage } from './open-storage.ts'

/** Prints what people asked and no article answered, most asked first; `--forget` erases all of it. Works while the server runs. */
await withStorage(async (storage) => {
  if (process.argv.includes('--forget')) return console.log(`${await storage.forgetQuestions()} questions are erased`)
  const rows = await storage.questions()
  if (rows.length === 0) console.log('No question is without an article')
  for (const { text, count, locale, zone, firstDay, lastDay } of rows)
    console.log(
      `${String(count).padStart(4)}  ${zone.padEnd(7)} ${locale.padEnd(9)} ${firstDay} to ${lastDay}  ${text}`,
    )
})
