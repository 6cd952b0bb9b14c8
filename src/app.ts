import { join } from 'node:path'
import { webChat } from './channels/web-chat.ts'
import type { Config } from './config.ts'
import { inbox } from './inbox/inbox.ts'
import type { Surroundings } from './receive.ts'
import type { Log } from './server/answering.ts'
import { assets } from './server/assets.ts'
import { browserFile } from './server/browser-files.ts'
import { readPages } from './server/pages.ts'
import { createServer, type Server } from './server/server.ts'
import { projectFolder } from './surroundings.ts'

/** Everything that people and staff reach by web, as a server that is not listening yet. */
export function createApp({
  around,
  nameOf,
  config,
  log,
}: {
  readonly around: Surroundings
  /** A commissioner's name by its ODS code. */
  readonly nameOf: (ods: string) => string
  readonly config: Pick<Config, 'publicUrl' | 'isBehindProxy'>
  readonly log: Log
}): Server {
  const folder = join(projectFolder, 'content', 'pages')
  const chat = browserFile(join(projectFolder, 'src', 'widget', 'chat'), join(projectFolder, 'build'))
  const languages = around.languages.map(({ locale }) => around.wordsOf(locale))
  return createServer({
    routes: [...webChat(around), ...inbox(around, nameOf), ...assets(folder), chat.route],
    pages: readPages(folder, around.mode, languages, { chat: chat.address }),
    wordsOf: around.wordsOf,
    publicUrl: config.publicUrl,
    isBehindProxy: config.isBehindProxy,
    log,
    isReady: around.storage.ready,
  })
}
