import { existsSync } from 'node:fs'
import { pino } from 'pino'
import { createApp } from './app.ts'
import { readConfig } from './config.ts'
import { inboxLink } from './inbox/inbox.ts'
import { DEFAULT_LOCALE } from './locales.ts'
import { surroundings } from './surroundings.ts'

/** Starts everything, says where it is, and stops gently on SIGTERM or Ctrl-C. */
try {
  await start()
} catch (error) {
  // Settings, words and tables are people's work: what is wrong with them is said plainly, without a stack.
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
  process.exit(1)
}

async function start(): Promise<void> {
  if (existsSync('.env')) process.loadEnvFile('.env')
  const config = readConfig(process.env)
  const log = pino({ level: config.logLevel })
  const { around, newKeyFile, nameOf } = await surroundings(config, (lookUp, reason) =>
    log.warn(
      { lookUp, error: reason instanceof Error ? reason.name : typeof reason },
      'a look-up failed, and will be tried again',
    ),
  )
  const server = createApp({ around, nameOf, config, log })

  const stop = async (): Promise<void> => {
    await server.drain()
    await around.storage.close()
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop())

  await server.listen(config.port, config.host)
  const words = around.wordsOf(DEFAULT_LOCALE)
  const say = (key: `console.${string}`, values = {}) => process.stdout.write(`${words.say(key, values)}\n`)
  if (newKeyFile) say('console.keyFile', { file: newKeyFile })
  say(`console.${config.mode}`)
  say('console.chat', { url: config.publicUrl })
  say('console.inbox', { url: await inboxLink(around, config.publicUrl) })
}
