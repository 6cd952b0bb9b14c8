import { createSecretKey, hkdfSync, type KeyObject, randomBytes } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { newKey } from './seal.ts'

export type DataKey = { readonly id: string; readonly key: KeyObject }

/** The keys that wrap the keys of rows. The first is current; the others open what was wrapped before. */
export type DataKeys = readonly [DataKey, ...DataKey[]]

/** The data keys: those given in the settings, or those of the key file in `folder`, which the first start makes. */
export const dataKeys = ({
  given,
  folder,
  database,
}: {
  given?: DataKeys
  folder: string
  database: string
}): {
  readonly keys: DataKeys
  /** The key file, if the keys are in one. */
  readonly file?: string
  /** It was made just now: say that losing it loses everything. */
  readonly made: boolean
} => {
  if (given) return { keys: given, made: false }
  const file = join(folder, 'data-keys')
  const made = !existsSync(file)
  if (made) {
    if (existsSync(database)) throw new Error(keyFileMissing(file, database))
    makeKeyFile(file)
  }
  return { keys: readKeyFile(file), file, made }
}

/** Reads `id:base64,id:base64` (commas or new lines); throws a sentence that does not repeat the key. */
export const parseDataKeys = (text: string): DataKeys => {
  const [first, ...rest] = text
    .split(/[,\n]/)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
    .map(parseDataKey)
  if (!first) throw new Error('holds no key')
  const ids = [first, ...rest].map(({ id }) => id)
  const twice = ids.find((id, index) => ids.indexOf(id) < index)
  if (twice) throw new Error(`names the key "${twice}" twice`)
  return [first, ...rest]
}

/** Keys for other purposes than rows. They come from the oldest data key, so that a new one in front changes none of them. */
export const channelKey =
  (keys: DataKeys) =>
  (purpose: string): Uint8Array =>
    derived(oldestOf(keys), purpose)

/** The data key that others are derived from. */
export const oldestOf = (keys: DataKeys): DataKey => keys.slice(-1)[0] as DataKey

/** A key of 256 bits for one purpose. */
export const derived = ({ key }: DataKey, purpose: string): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', key, new Uint8Array(), `phb-navigator ${purpose}`, 32))

/** The same with a new key in front. */
export const withNewKey = (keys: DataKeys, id: string): DataKeys => [{ id, key: newKey() }, ...keys]

/** Writes a key file for its owner alone: on the disk, and whole, before it has its name. */
export const writeKeyFile = (file: string, keys: DataKeys): void => {
  const draft = `${file}.${randomBytes(6).toString('hex')}`
  const open = openSync(draft, 'wx', 0o600)
  writeSync(open, keys.map(({ id, key }) => `${id}:${key.export().toString('base64')}\n`).join(''))
  fsyncSync(open)
  closeSync(open)
  renameSync(draft, file)
  syncFolder(dirname(file))
}

const parseDataKey = (entry: string, index: number): DataKey => {
  const [, id, base64] = /^([\w-]{1,40}):([A-Za-z0-9+/]{43}=)$/.exec(entry) ?? []
  if (!id || !base64) throw new Error(`key ${index + 1} is not a name, a colon and 32 bytes in base64`)
  return { id, key: createSecretKey(base64, 'base64') }
}

const keyFileMissing = (file: string, database: string) =>
  `The key file ${file} is missing, but the database ${database} is there, and nobody can read it without its key. ` +
  `Put the key file back from your backup, or set DATA_KEYS. To start anew with nothing, move the database away.`

/** On the disk before the first row is, and never over a key file that another process made meanwhile. */
const makeKeyFile = (file: string) => {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const draft = `${file}.${randomBytes(6).toString('hex')}`
  const id = `key-${randomBytes(4).toString('hex')}`
  const open = openSync(draft, 'wx', 0o600)
  writeSync(open, `${id}:${newKey().export().toString('base64')}\n`)
  fsyncSync(open)
  closeSync(open)
  try {
    linkSync(draft, file)
  } catch (error) {
    if (!existsSync(file)) throw error
  } finally {
    rmSync(draft)
  }
  syncFolder(dirname(file))
}

/** A new name in a folder may be lost in a power cut until the folder itself is synced. */
const syncFolder = (folder: string) => {
  if (process.platform === 'win32') return // Windows cannot open a folder, and needs no sync of it
  const open = openSync(folder, 'r')
  fsyncSync(open)
  closeSync(open)
}

const readKeyFile = (file: string): DataKeys => {
  try {
    return parseDataKeys(readFileSync(file, 'utf8'))
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : cause
    throw new Error(`The key file ${file} cannot be used: ${why}. Put it back from your backup.`, { cause })
  }
}
