import { randomBytes, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { dialogs } from '../dialogs/index.ts'
import type { Config, Helpline } from './config.ts'
import { articlesOf, readContent } from './content.ts'
import { mistakes } from './core/dialog/check.ts'
import { createUnderstanding } from './core/understanding.ts'
import { factsIn } from './core/words/facts.ts'
import { createForeign } from './core/words/foreign.ts'
import { type AgreedRoute, readRoutes, routesBy } from './handover/read-routes.ts'
import { reference } from './handover/reference.ts'
import { readKnownWords } from './known-words.ts'
import { createLimits, noLimits } from './limits.ts'
import { DEFAULT_LOCALE, readLocales, readTree } from './locales.ts'
import { loadCommissioners } from './look-ups/commissioners.ts'
import { lookUps } from './look-ups/index.ts'
import { londonDate } from './look-ups/london-date.ts'
import { loadPeers } from './look-ups/peer-table.ts'
import { createMeaning, type Meaning } from './meaning/meaning.ts'
import { createNotices } from './notices.ts'
import { readForeign } from './other-languages.ts'
import { pathways } from './pathways.ts'
import type { Surroundings } from './receive.ts'
import { readSigns } from './signs.ts'
import { channelKey, dataKeys } from './storage/data-keys.ts'
import { openStorage } from './storage/sqlite.ts'
import { createUnanswered } from './unanswered.ts'
import { readUnderstanding } from './understanding.ts'

/** The folder of the project: dialogs, words and facts are read from it, wherever the program is started. */
export const projectFolder = join(import.meta.dirname, '..')

/** Opens all that stands around the core, as the settings say. An author's mistake stops here, naming file and word. */
export async function surroundings(
  config: Config,
  lookUpFailed: Surroundings['lookUpFailed'],
  /** What was erased is still in the log beside the database: somebody must know. */
  logNotEmptied?: (error: unknown) => void,
  /** A question that no article answered was not kept for its editors. */
  questionNotKept?: (error: unknown) => void,
  /** What hashing the word of a status page costs, where it is not the usual. */
  wordCost?: number,
): Promise<{
  around: Surroundings
  /** Those that there are today, in the order of their names. */
  commissioners: readonly { readonly ods: string; readonly name: string }[]
  /** Those that commissioners agreed to. */
  routes: readonly AgreedRoute[]
  newKeyFile?: string
  /** Not loaded yet: whoever starts listening starts it after. */
  meaning?: Meaning
}> {
  const wrong = mistakes(dialogs)
  if (wrong.length > 0) throw new Error(`The dialogs have mistakes:\n${wrong.join('\n')}`)
  const now = () => new Date().toISOString()
  const content = readContent(join(projectFolder, 'content'))
  const helpline = helplineLine(config.helpline ?? defaultHelpline())
  const everywhere = (language: string) => ({
    helpline,
    fact: factsIn(language, content.facts, () => londonDate(now())),
  })
  const pictures = contentOf<{ messages: Record<string, string> }>('pictures.json').messages
  const { wordsOf, languages } = readLocales(join(projectFolder, 'locales'), dialogs, everywhere, pictures)
  const understanding = createUnderstanding(readUnderstanding(projectFolder, wordsOf(DEFAULT_LOCALE)))
  const meaning = config.hasMeaning ? createMeaning() : undefined
  const commissioners = loadCommissioners(join(projectFolder, 'content', 'commissioners'))
  const boards = commissioners.on(londonDate(now()))
  const peers = loadPeers(join(projectFolder, 'content', 'peers.json'), commissioners)
  // Practice hands nothing to anybody, whatever was agreed.
  const routes =
    config.mode === 'practice' && !config.mail
      ? []
      : readRoutes(config.routesFolder ?? join(projectFolder, 'content', 'routes'), {
          commissioner: (ods) => commissioners.name(ods) !== undefined,
          pathways,
        })
  const { keys, file, made } = dataKeys({
    given: config.dataKeys,
    folder: config.dataDir,
    database: config.databaseFile,
  })
  const storage = await openStorage({ file: config.databaseFile, keys, mode: config.mode, logNotEmptied, wordCost })
  const known = readKnownWords(join(projectFolder, 'content'), readTree(join(projectFolder, 'locales', DEFAULT_LOCALE)))
  const unanswered = createUnanswered({ storage, now }, known, questionNotKept ?? (() => {}))
  return {
    ...(meaning && { meaning }),
    commissioners: boards,
    routes,
    ...(made && file && { newKeyFile: file }),
    around: {
      storage,
      dialogs,
      lookUps: lookUps({ commissioners, peers, mode: config.mode, live: config.liveCommissioners }),
      wordsOf,
      languages,
      articles: articlesOf(content),
      understanding,
      meaningOf: meaning?.of ?? (() => Promise.resolve(undefined)),
      keepQuestion: unanswered.keep,
      signs: readSigns(join(projectFolder, 'locales')),
      foreign: createForeign(readForeign(join(projectFolder, 'content'))),
      mode: config.mode,
      routeOf: routesBy(routes),
      now,
      limits: config.isLimited ? createLimits() : noLimits,
      notices: createNotices(),
      newId: randomUUID,
      channelKey: channelKey(keys),
      newReference: () => reference(randomBytes(8)),
      lookUpFailed,
    },
  }
}

/** The helpline of the site in one line. A number stands here only when the site has given it with its hours. */
function helplineLine({ name, phone, hours, website }: Helpline): string {
  return [name, phone, hours && `(${hours})`, website].filter(Boolean).join(' ')
}

/** Whom to ask where the site has no helpline of its own. */
function defaultHelpline(): Helpline {
  return contentOf<{ default: Helpline }>('helplines.json').default
}

const contentOf = <Content>(file: string): Content =>
  JSON.parse(readFileSync(join(projectFolder, 'content', file), 'utf8')) as Content
