import Database from 'better-sqlite3'
import { Kysely } from 'kysely'
import { newConversation } from '../../src/core/conversation/conversation.ts'
import { blindHash } from '../../src/storage/blind-hash.ts'
import { keyring } from '../../src/storage/keyring.ts'
import { saveTogether } from '../../src/storage/save-together.ts'
import type { Schema } from '../../src/storage/schema.ts'
import { sqliteDialect } from '../../src/storage/sqlite-dialect.ts'
import type { Change, Storage } from '../../src/storage/storage.ts'
import { change, dataKeys, fixture } from './fixture.ts'

const { open } = fixture()

let storage: Storage
let database: Database.Database
let save: (change: Change) => Promise<unknown>
/** The transactions that were begun, and how they ended. */
let ran: string[]

beforeEach(async () => {
  const { file, storage: opened } = await open()
  storage = opened
  ran = []
  const verbose = (sql?: unknown) => {
    if (/^(begin|commit|rollback)/.test(String(sql))) ran.push(String(sql))
  }
  database = new Database(file, { verbose })
  database.pragma('foreign_keys = ON')
  save = saveTogether(new Kysely<Schema>({ dialect: sqliteDialect(database) }), keyring(dataKeys), blindHash(dataKeys))
})
afterEach(() => database.close())

/** The first message of a conversation of this name. */
const first = (name: string): Change =>
  change(0, 'hello', { address: `web:${name}`, conversation: newConversation(name, 'en') })

const isKept = async (name: string) => (await storage.find(`web:${name}`)) !== undefined

test('saves of the same moment share one commit, and each is whole', async () => {
  expect(await Promise.all(['a', 'b', 'c'].map((name) => save(first(name))))).toEqual(['saved', 'saved', 'saved'])
  expect(ran).toEqual(['begin immediate', 'commit'])
  for (const name of ['a', 'b', 'c']) expect(await storage.transcript(`web:${name}`)).toHaveLength(2)
})

test('none is told before the commit', async () => {
  const told = ['a', 'b'].map((name) => save(first(name)).then(() => ran.at(-1)))
  expect(await Promise.all(told)).toEqual(['commit', 'commit'])
})

test('two of one conversation: one is saved, the other is told so', async () => {
  const late = { ...first('a'), heard: { id: 'late', said: { text: 'late' } } }
  expect(await Promise.all([save(first('a')), save(first('a')), save(late)])).toEqual(['saved', 'seen', 'moved'])
  expect(await storage.transcript('web:a')).toHaveLength(2)
})

test('one that fails takes no other with it', async () => {
  database.exec(
    `create trigger fails after insert on entry when new.conversation_id = 'b' begin select raise(abort, 'disk broke'); end`,
  )
  const saved = await Promise.allSettled(['a', 'b', 'c'].map((name) => save(first(name))))
  expect(saved.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect([await isKept('a'), await isKept('b'), await isKept('c')]).toEqual([true, false, true])
})

test('a commit that fails is told to all of them, and is not tried again', async () => {
  database.exec(
    `create table broken (referral text references referral (id) deferrable initially deferred);
     create trigger breaks after insert on conversation when new.id = 'b' begin insert into broken values ('none'); end`,
  )
  const saved = await Promise.allSettled(['a', 'b'].map((name) => save(first(name))))
  expect(saved.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(ran).toEqual(['begin immediate', 'commit', 'rollback'])
  expect([await isKept('a'), await isKept('b')]).toEqual([false, false])
  expect(await save(first('a'))).toBe('saved')
})

test('more than go together are saved all the same', async () => {
  const names = Array.from({ length: 70 }, (_, i) => `n${i}`)
  expect(new Set(await Promise.all(names.map((name) => save(first(name)))))).toEqual(new Set(['saved']))
  expect(ran.filter((sql) => sql === 'commit')).toHaveLength(3)
})
