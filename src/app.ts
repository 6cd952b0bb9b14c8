import { join } from 'node:path'
import type { Outside } from './channels/bot-framework/outside.ts'
import { botFramework } from './channels/bot-framework.ts'
import { directLine } from './channels/direct-line.ts'
import { webChat } from './channels/web-chat.ts'
import type { Config } from './config.ts'
import type { Surroundings } from './receive.ts'
import type { Log } from './server/answering.ts'
import { assets } from './server/assets.ts'
import { browserFile } from './server/browser-files.ts'
import { hosts } from './server/hosts.ts'
import { readPages } from './server/pages.ts'
import type { Route } from './server/route.ts'
import { createServer, type Server } from './server/server.ts'
import { projectFolder } from './surroundings.ts'

/** Everything that people and staff reach by web, as a server that is not listening yet. */
export function createApp({
  around,
  pages = [],
  staffPages = [],
  config,
  log,
  outside,
}: {
  readonly around: Surroundings
  /** Further pages for people, and those of the hand-over. */
  readonly pages?: readonly Route[]
  /** Those of the inbox, which may have a host of its own. */
  readonly staffPages?: readonly Route[]
  readonly config: Pick<Config, 'publicUrl' | 'inboxUrl' | 'isBehindProxy' | 'directLineSecret' | 'botFramework'>
  readonly log: Log
  /** Where the Bot Framework is, for tests. */
  readonly outside?: Outside
}): Server {
  const folder = join(projectFolder, 'content', 'pages')
  const line = directLine(around, { secret: config.directLineSecret, publicUrl: config.publicUrl })
  const bot = botFramework(around, config.botFramework, log, outside)
  const built = join(projectFolder, 'build')
  const chat = browserFile(join(projectFolder, 'src', 'widget', 'chat'), built)
  const passkey = browserFile(join(projectFolder, 'src', 'widget', 'passkey'), built)
  const languages = around.languages.map(({ locale }) => around.wordsOf(locale))
  const people = [...webChat(around), ...line.routes, ...bot.routes, ...pages, chat.route]
  const { forPeople, forStaff, originOf } = hosts(config)
  return createServer({
    routes: [...forPeople(people), ...forStaff([...staffPages, passkey.route]), ...assets(folder)],
    sockets: forPeople(line.sockets),
    pages: readPages(folder, around.mode, languages, { chat: chat.address, passkey: passkey.address }),
    wordsOf: around.wordsOf,
    originOf,
    isBehindProxy: config.isBehindProxy,
    log,
    isReady: around.storage.ready,
  })
}
