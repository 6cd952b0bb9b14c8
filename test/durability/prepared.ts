import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../../src/config.ts'
import { surroundings } from '../../src/surroundings.ts'
import { journey } from './journey.ts'

/** A conversation that has come to "who may have a copy", the last question before the check and the consent. */
export type PreparedChat = {
  /** The cookie of its browser. */
  readonly secret: string
  readonly run: string
  readonly revision: number
  /** How many entries its transcript has. */
  readonly entries: number
}

/** A folder with a database of such conversations, and its key. */
export type Prepared = {
  readonly folder: string
  readonly chats: readonly PreparedChat[]
  readonly end: () => void
}

/** Makes them in this process, which is quicker than over HTTP. */
export async function prepared(count: number): Promise<Prepared> {
  const folder = mkdtempSync(join(tmpdir(), 'phb-prepared-'))
  const { around } = await surroundings(readConfig({ DATA_DIR: folder }), () => {})
  const chats: PreparedChat[] = []
  for (let i = 0; i < count; i++) {
    const secret = randomBytes(32).toString('base64url')
    const { conversation, asked } = await journey(around, `web:${secret}`, 'referral-send.copies')
    const entries = (await around.storage.transcript(`web:${secret}`)).length
    chats.push({ secret, run: asked?.run ?? '', revision: conversation.revision, entries })
  }
  await around.storage.close()
  return { folder, chats, end: () => rmSync(folder, { recursive: true }) }
}
