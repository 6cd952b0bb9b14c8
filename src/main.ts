import { existsSync } from 'node:fs'
import { pino } from 'pino'
import { createApp } from './app.ts'
import { type Config, readConfig } from './config.ts'
import { furtherPages } from './further-pages.ts'
import { handingOver } from './handing-over.ts'
import { startAuditHead } from './handover/audit-head.ts'
import { createLetterPdf } from './handover/letter/pdf.ts'
import { DEFAULT_LOCALE } from './locales.ts'
import { serveMetrics } from './metrics.ts'
import { endPractice, practiceLink } from './practice-link.ts'
import { startRetention } from './retention.ts'
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
  const config = withoutMail(readConfig(process.env))
  const log = pino({ level: config.logLevel })
  const failed = (what: string) => (error: unknown) => log.error(named(error), what)
  const { around, newKeyFile, commissioners, routes, meaning } = await surroundings(
    config,
    (lookUp, error) => log.warn({ lookUp, ...named(error) }, 'a look-up failed, and will be tried again'),
    failed('what was erased is still in the -wal file: another program reads the database'),
    failed('a question without an answer was not kept'),
  )
  if (config.mode === 'live') await endPractice(around)
  const stopRetention = startRetention(
    around,
    config.keep,
    failed('old chats were not erased, and will be tried again in an hour'),
  )
  const letterPdf = createLetterPdf()
  const { outbox, pages, auditHead } = handingOver({ around, routes, config, log, letterPdf })
  const { forPeople, forStaff } = furtherPages(around, commissioners, config.inboxUrl, letterPdf)
  const server = createApp({ around, pages: [...pages, ...forPeople], staffPages: forStaff, config, log })

  const metrics =
    config.metricsPort === undefined
      ? undefined
      : await serveMetrics(around.storage.outbox, around.now, config.metricsPort)

  const stopAuditHead = auditHead && startAuditHead(auditHead, failed('the head of the audit log was not mailed'))
  const stop = async (): Promise<void> => {
    await server.drain()
    await outbox.stop()
    await letterPdf.close()
    await stopAuditHead?.()
    await stopRetention()
    await metrics?.end()
    await meaning?.close()
    await around.storage.close()
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop())

  await outbox.start()
  await server.listen(config.port, config.host)
  meaning?.start()
  const words = around.wordsOf(DEFAULT_LOCALE)
  const say = (key: `console.${string}`, values = {}) => process.stdout.write(`${words.say(key, values)}\n`)
  if (newKeyFile) say('console.keyFile', { file: newKeyFile })
  say(isPracticeOutside(config) ? 'console.practiceOutside' : `console.${config.mode}`)
  say('console.chat', { url: config.publicUrl })
  const invited = config.mode === 'practice' && (await practiceLink(around, config.inboxUrl))
  say(invited ? 'console.inbox' : 'console.inboxLive', { url: invited || `${config.inboxUrl}/inbox` })
}

/** In practice no mail leaves, to nobody: every page says that nothing does. */
function withoutMail(config: Config): Config {
  const { mail, operatorEmail, ...rest } = config
  return config.mode === 'practice' ? rest : config
}

/** In practice, but Microsoft's channels carry what is said. */
function isPracticeOutside({ mode, botFramework }: Config): boolean {
  return mode === 'practice' && botFramework?.app !== undefined
}

/** What is told of an error: its name, and not its message, which may repeat what a person said. */
function named(error: unknown) {
  return { error: error instanceof Error ? error.name : typeof error }
}
