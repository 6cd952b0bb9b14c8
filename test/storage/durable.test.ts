import { statSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { CompiledQuery, Kysely } from 'kysely'
import { blindHash } from '../../src/storage/blind-hash.ts'
import { keyring } from '../../src/storage/keyring.ts'
import { save } from '../../src/storage/save.ts'
import type { Schema } from '../../src/storage/schema.ts'
import { assertDurable, openConnection } from '../../src/storage/sqlite-connection.ts'
import { sqliteDialect } from '../../src/storage/sqlite-dialect.ts'
import { address, change, dataKeys, fixture, referral } from './fixture.ts'

const { open, folder } = fixture()

describe('every connection', () => {
  test.each(['write', 'read'] as const)(
    'to %s is safe from a power cut, leaves nothing behind, keeps references',
    async (how) => {
      const { file } = await open()
      const database = await openConnection(file, how)
      expect(database.pragma('journal_mode', { simple: true })).toBe('wal')
      expect(database.pragma('synchronous', { simple: true })).toBe(2)
      expect(database.pragma('secure_delete', { simple: true })).toBe(1)
      expect(database.pragma('foreign_keys', { simple: true })).toBe(1)
      database.close()
    },
  )

  test('is refused with the defaults of SQLite in WAL mode, which show only after a write', () => {
    const file = join(folder(), 'plain.db')
    new Database(file).exec('create table t (n)').close()
    const database = new Database(file)
    database.pragma('journal_mode = WAL')
    expect(database.pragma('synchronous', { simple: true })).toBe(2)
    database.exec('insert into t values (1)')
    expect(() => assertDurable(database)).toThrow('would lose referrals in a power cut')
    database.pragma('synchronous = FULL')
    expect(() => assertDurable(database)).not.toThrow()
    database.close()
  })

  test('is refused without WAL', () => {
    const database = new Database(join(folder(), 'plain.db'))
    expect(() => assertDurable(database)).toThrow('journal_mode is delete')
    database.close()
  })
})

test('nobody else on the computer may read the files', async () => {
  const made = join(folder(), 'new')
  const { storage, file } = await open(join(made, 'test.db'))
  await storage.save(change(0, 'hello'))
  const rights = (name: string) => (statSync(name).mode & 0o777).toString(8)
  expect(rights(made)).toBe('700')
  expect([file, `${file}-wal`, `${file}-shm`].map(rights)).toEqual(['600', '600', '600'])
})

describe('a save that the disk refuses', () => {
  test.each(['conversation', 'entry', 'referral', 'delivery'])(
    'at the table %s is not acknowledged and leaves nothing',
    async (table) => {
      const { storage, file } = await open()
      await storage.save(change(0, 'hello'))
      const database = new Database(file)
      database.exec(
        ['insert', 'update']
          .map(
            (verb) =>
              `create trigger ${verb}_fails after ${verb} on ${table} begin select raise(abort, 'disk broke'); end`,
          )
          .join(';'),
      )
      const before = [await storage.find(address), await storage.transcript(address), await storage.deliveries()]
      await expect(storage.save(change(1, 'more', { referral: referral() }))).rejects.toThrow('disk broke')
      expect([await storage.find(address), await storage.transcript(address), await storage.deliveries()]).toEqual(
        before,
      )

      database.exec('drop trigger insert_fails; drop trigger update_fails')
      database.close()
      expect(await storage.save(change(1, 'more', { referral: referral() }))).toBe('saved')
      expect(await storage.deliveries()).toHaveLength(1)
    },
  )

  test('because it is full is not acknowledged, leaves nothing, and goes through when there is room', async () => {
    const { storage, file } = await open()
    await storage.save(change(0, 'hello'))
    const database = await openConnection(file, 'write')
    const db = new Kysely<Schema>({ dialect: sqliteDialect(database) })
    const long = change(1, 'x'.repeat(100_000), { referral: referral() })

    database.pragma('max_page_count = 25')
    await expect(save(db, keyring(dataKeys), blindHash(dataKeys), long)).rejects.toThrow('database or disk is full')
    expect((await storage.find(address, 'activity-1'))?.earlier).toEqual([])
    expect(await storage.deliveries()).toEqual([])

    database.pragma('max_page_count = 1000')
    expect(await save(db, keyring(dataKeys), blindHash(dataKeys), long)).toBe('saved')
    expect(await storage.deliveries()).toHaveLength(1)
    await db.destroy()
  })

  test('only when it commits is not acknowledged either, and the next one is not held up', async () => {
    const { storage, file } = await open()
    const db = new Kysely<Schema>({ dialect: sqliteDialect(await openConnection(file, 'write')) })
    const orphan = db.transaction().execute(async (trx) => {
      await trx.executeQuery(CompiledQuery.raw('pragma defer_foreign_keys = on'))
      await trx
        .insertInto('delivery')
        .values({ id: 'd', referral_id: 'none', route: 'inbox', what: 'referral', state: 'captured', tries: 0 })
        .execute()
    })
    await expect(orphan).rejects.toThrow('FOREIGN KEY constraint failed')
    expect(await save(db, keyring(dataKeys), blindHash(dataKeys), change(0, 'hello'))).toBe('saved')
    expect(await storage.save(change(1, 'more'))).toBe('saved')
    await db.destroy()
  })
})

test('a file that two open for the first time at once is made once', async () => {
  const file = join(folder(), 'new.db')
  const opened = await Promise.all([open(file), open(file), open(file)])
  expect(await opened[0].storage.save(change(0, 'hello'))).toBe('saved')
  expect((await opened[2].storage.find(address))?.version).toBe(1)
})
