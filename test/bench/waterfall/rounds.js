import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { pace } from '../figures.ts'
import { waterfallBot } from './bot.js'
import { SqliteStorage } from './sqlite-storage.js'

/** Runs as a process of its own, so that neither program is in the other's memory: plays a round whenever it is told to. */
const [folder = '.', prompts = 'plain'] = process.argv.slice(2)
const storage = new SqliteStorage(join(folder, 'waterfall.db'))
const hear = waterfallBot(storage, prompts)

process.on('message', ({ texts, conversations, atOnce }) => {
  round(texts, conversations, atOnce).then(
    (result) => process.send(result),
    (error) => process.send({ error: String(error.stack) }),
  )
})
process.once('disconnect', () => storage.close())

/** Whole conversations, so many at once. */
async function round(texts, conversations, atOnce) {
  const turns = []
  let left = conversations
  const next = async () => {
    while (left > 0) {
      left--
      const conversation = randomUUID()
      let said = []
      for (const text of texts) {
        const begun = performance.now()
        said = await hear(conversation, randomUUID(), text)
        turns.push(performance.now() - begun)
      }
      if (!said.join('').includes('Thank you')) throw new Error(`A waterfall ended with "${said.join(' ')}"`)
    }
  }
  const begun = performance.now()
  await Promise.all(Array.from({ length: atOnce }, next))
  return pace(turns, performance.now() - begun)
}
