import { join } from 'node:path'
import { webChat } from './channels/web-chat.ts'
import type { Config } from './config.ts'
import { inbox } from './inbox/inbox.ts'
import { readTable } from './look-ups/tables.ts'
import type { Surroundings } from './receive.ts'
import type { Log } from './server/answering.ts'
import { assets } from './server/assets.ts'
import { readPages } from './server/pages.ts'
import { createServer, type Server } from './server/server.ts'
import { projectFolder } from './surroundings.ts'

/** Everything that people and staff reach by web, as a server that is not listening yet. */
export function createApp({
  around,
  config,
  log,
}: {
  readonly around: Surroundings
  readonly config: Pick<Config, 'publicUrl'>
  readonly log: Log
}): Server {
  const folder = join(projectFolder, 'content', 'pages')
  return createServer({
    routes: [...webChat(around), ...inbox(around, commissionerNames()), ...assets(folder)],
    pages: readPages(folder, around.mode),
    wordsOf: around.wordsOf,
    publicUrl: config.publicUrl,
    log,
    isReady: around.storage.ready,
  })
}

/** What an ODS code stands for; the code itself where we do not know it any more. */
function commissionerNames(): (ods: string) => string {
  const { icbs } = readTable(join(projectFolder, 'content', 'commissioners'), 'icbs.json').table
  const names = new Map(icbs.map(({ ods, name }) => [ods, name]))
  return (ods) => names.get(ods) ?? ods
}
