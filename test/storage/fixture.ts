import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { newConversation } from '../../src/core/conversation/conversation.ts'
import { type DataKeys, parseDataKeys } from '../../src/storage/data-keys.ts'
import { openStorage } from '../../src/storage/sqlite.ts'
import type { Change, NewReferral, Storage } from '../../src/storage/storage.ts'
import { writtenKey } from './written-key.ts'

/** Folders and stores of one test, gone after it. */
export const fixture = () => {
  const folders: string[] = []
  const opened: Storage[] = []
  afterEach(async () => {
    for (const storage of opened.splice(0)) await storage.close()
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
  })
  const folder = () => {
    const made = mkdtempSync(join(tmpdir(), 'phb-storage-'))
    folders.push(made)
    return made
  }
  const open = async (file = join(folder(), 'test.db'), keys: DataKeys = dataKeys) => {
    const notEmptied: unknown[] = []
    const storage = await openStorage({ file, keys, logNotEmptied: (error) => notEmptied.push(error) })
    opened.push(storage)
    return { storage, file, notEmptied }
  }
  return { folder, open }
}

export { writtenKey }

export const dataKeys = parseDataKeys(writtenKey('test'))

export const address = 'web:k3Jd8sLq0aPz'

/** What one message changes: `text` is said, and kept in the answers too. */
export const change = (version: number, text: string, more: Partial<Change> = {}): Change => {
  const conversation = newConversation('conversation-1', 'en')
  return {
    address,
    conversation: {
      ...conversation,
      revision: version + 1,
      subjects: { me: { facts: { name: { value: text, at: noon, by: 'person' } } } },
    },
    version,
    at: noon,
    heard: { id: `activity-${version}`, said: { text } },
    answered: { locale: 'en', words: 'words-1', messages: [{ key: 'core.help', text: `You said ${text}` }] },
    ...more,
  }
}

export const noon = '2026-11-22T12:00:00.000Z'

export const referral = (more: Partial<NewReferral> = {}): NewReferral => ({
  id: 'referral-1',
  reference: 'PHB-AAAA-AAAA',
  run: 'run-1',
  commissioner: 'QOP',
  pathway: 'chc',
  route: 'inbox',
  destination: 'inbox',
  tellsOfDanger: false,
  foundBy: {},
  body: { name: 'Siân O’Brien', phone: '07700 900123' },
  ...more,
})

/** Everything that SQLite has written: database, log and index of the log. */
export const bytes = (file: string) =>
  Buffer.concat(
    [file, `${file}-wal`, `${file}-shm`].filter((name) => existsSync(name)).map((name) => readFileSync(name)),
  )
