import { Kysely, sql } from 'kysely'
import { Migrator } from 'kysely/migration'
import { audit } from './audit.ts'
import { blindHash } from './blind-hash.ts'
import { checkKeys } from './check-keys.ts'
import { find, transcript } from './conversations.ts'
import { type DataKeys, oldestOf } from './data-keys.ts'
import { deliveries, openDelivery } from './deliveries.ts'
import { forget } from './forget.ts'
import { forgetOld } from './forget-old.ts'
import { inbox } from './inbox/inbox.ts'
import { keeping } from './keeping/keeping.ts'
import { keyring } from './keyring.ts'
import { markLive } from './live-mark.ts'
import { migrations } from './migrations/index.ts'
import { outbox } from './outbox/outbox.ts'
import { forgetQuestions, keepQuestion, questionKeys, questions } from './questions.ts'
import { saveTogether } from './save-together.ts'
import type { Schema } from './schema.ts'
import { openConnection } from './sqlite-connection.ts'
import { sqliteDialect } from './sqlite-dialect.ts'
import { staff } from './staff/staff.ts'
import { status } from './status/status.ts'
import { WORD_COST } from './status/word.ts'
import type { Storage } from './storage.ts'
import { type WriteAheadLog, writeAheadLog } from './write-ahead-log.ts'

/** Opens (or makes) the database file, brings its tables up to date, and checks that these keys open it. */
export const openStorage = async ({
  file,
  keys,
  mode,
  logNotEmptied = () => {},
  wordCost = WORD_COST,
}: {
  file: string
  keys: DataKeys
  /** Commands, which open either, have none. */
  mode?: 'practice' | 'live'
  /** Told when what was erased is still in the -wal file after a while, or when we close. */
  logNotEmptied?: (error: unknown) => void
  /** What hashing the word of a status page costs; less than the usual is for practice and tests alone. */
  wordCost?: number
}): Promise<Storage> => {
  if (mode === 'live' && wordCost < WORD_COST) throw new Error('Live, the word of a status page must cost the usual')
  const writer = await connect(file, 'write')
  try {
    await migrate(writer)
    const known = await checkKeys(writer, keys)
    if (mode) await markLive(writer, mode)
    // Reads have a connection of their own: one transaction at a time writes, and they need not queue behind it.
    return storage(writer, await connect(file, 'read'), writeAheadLog(writer, logNotEmptied), keys, known, wordCost)
  } catch (error) {
    await writer.destroy()
    throw error
  }
}

const connect = async (file: string, how: 'write' | 'read') => {
  const db = new Kysely<Schema>({ dialect: sqliteDialect(await openConnection(file, how)) })
  await answers(db) // Kysely closes only a connection that it has used
  return db
}

const answers = (db: Kysely<Schema>) => sql`select 1`.execute(db)

const migrate = async (db: Kysely<Schema>) => {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } })
  const { error } = await migrator.migrateToLatest()
  if (error) throw error
}

const storage = (
  writer: Kysely<Schema>,
  reader: Kysely<Schema>,
  log: WriteAheadLog,
  keys: DataKeys,
  known: DataKeys,
  wordCost: number,
): Storage => {
  const ring = keyring(keys)
  const hashed = blindHash(known)
  const save = saveTogether(writer, ring, hashed)
  const questionKey = questionKeys(keys, oldestOf(known))
  return {
    find: (address, activityId) => find(reader, ring, address, activityId),
    save: async (change) => {
      const saved = await save(change)
      if (saved === 'saved' && change.erasesEarlier) await log.empty()
      return saved
    },
    transcript: (address, after, last) => transcript(reader, ring, address, after, last),
    forget: async (address) => {
      await forget(writer, address)
      await log.empty()
    },
    forgetOld: async (before, of) => {
      const count = await forgetOld(writer, before, of)
      await log.empty()
      return count
    },
    deliveries: () => deliveries(reader),
    openDelivery: (id, at) => openDelivery(writer, ring, id, at),
    keepQuestion: (redacted, about) => keepQuestion(writer, questionKey, redacted, about),
    questions: () => questions(reader, questionKey),
    forgetQuestions: async (before) => {
      const count = await forgetQuestions(writer, before)
      await log.empty()
      return count
    },
    audit: audit(writer, reader),
    staff: staff(writer, reader, ring, hashed),
    status: status(writer, reader, ring, wordCost),
    outbox: outbox(writer, reader, ring),
    inbox: inbox(writer, reader, ring, hashed),
    keeping: keeping(writer, reader, ring, log),
    ready: () =>
      answers(reader).then(
        () => true,
        () => false,
      ),
    close: async () => {
      await log.close()
      await reader.destroy()
      await writer.destroy()
    },
  }
}
