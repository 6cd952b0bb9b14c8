import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, test } from '@jest/globals'
import Database from 'better-sqlite3'
import { parseDataKeys } from '../../src/storage/data-keys.ts'
import { backUp } from '../../src/storage/keeping/backup.ts'
import { restore } from '../../src/storage/keeping/restore.ts'
import type { Storage } from '../../src/storage/storage.ts'
import { address, change, dataKeys, fixture, noon, referral, writtenKey } from './fixture.ts'

const { open, folder } = fixture()

let storage: Storage
let file: string
let backups: string
beforeEach(async () => {
  backups = folder()
  ;({ storage, file } = await open())
  await storage.save(change(0, 'hello', { referral: referral({ foundBy: { surname: 'obrien' } }) }))
  await storage.keepQuestion('parking', { locale: 'en', zone: 'none', at: noon })
})

/** Each table with a hash of all its rows. */
const hashes = (path: string): Readonly<Record<string, string>> => {
  const database = new Database(path, { readonly: true })
  const tables = database.prepare(`select name from sqlite_master where type = 'table' order by name`).pluck().all()
  const all = (tables as string[]).map((table) => {
    const rows = database.prepare(`select * from "${table}"`).raw().all() as (string | number | Buffer | null)[][]
    const lines = rows.map((row) =>
      JSON.stringify(row.map((cell) => (Buffer.isBuffer(cell) ? cell.toString('hex') : cell))),
    )
    return [table, `${rows.length} ${createHash('sha256').update(lines.toSorted().join('\n')).digest('hex')}`] as const
  })
  database.close()
  return Object.fromEntries(all)
}

test('a backup is made while the server runs, for its owner alone; restored, every row is as it was', async () => {
  const backup = await backUp(storage, backups, noon)
  expect(backup).toBe(join(backups, 'phb-navigator-2026-11-22T12-00-00.db'))
  expect((statSync(backup).mode & 0o777).toString(8)).toBe('600')
  const before = hashes(file)
  expect(before.referral).toMatch(/^1 /)
  expect(hashes(backup)).toEqual(before)

  await storage.save(change(1, 'more'))
  await storage.close()
  expect(hashes(file)).not.toEqual(before)
  const kept = await restore(backup, file, dataKeys, noon)
  expect(hashes(file)).toEqual(before)
  expect(hashes(kept ?? '')).not.toEqual(before)
  const { storage: again } = await open(file)
  expect((await again.find(address))?.version).toBe(1)
})

test('a plain copy of the file alone would not do: what is in the log is not in it', async () => {
  const copy = join(folder(), 'copy.db')
  copyFileSync(file, copy)
  const database = new Database(copy)
  const count = () => database.prepare('select count(*) from referral').pluck().get()
  expect(() => expect(count()).toBe(1)).toThrow()
  database.close()
})

test('what was erased since the backup stays erased', async () => {
  const backup = await backUp(storage, backups, noon)
  await storage.keeping.erase(referral().reference, noon)
  await storage.close()
  await restore(backup, file, dataKeys, noon)
  const { storage: again } = await open(file)
  expect(await again.keeping.held(referral().reference)).toMatchObject({ erasedAt: noon })
})

test('while the server runs nothing is restored', async () => {
  const backup = await backUp(storage, backups, noon)
  await expect(restore(backup, file, dataKeys, noon)).rejects.toThrow('stop the server first')
  expect(existsSync(`${file}.restored`)).toBe(false)
  expect(await storage.deliveries()).toHaveLength(1)
})

test('a backup that is damaged, or that these keys do not open, changes nothing', async () => {
  const backup = await backUp(storage, backups, noon)
  await storage.close()
  const before = hashes(file)
  const broken = join(backups, 'broken.db')
  writeFileSync(broken, 'no database')
  await expect(restore(broken, file, dataKeys, noon)).rejects.toThrow()
  await expect(restore(backup, file, parseDataKeys(writtenKey('other')), noon)).rejects.toThrow('data key "test"')
  expect(hashes(file)).toEqual(before)
  expect(readdirSync(join(file, '..')).filter((name) => name.includes('restored'))).toEqual([])
})

test('leases of whoever ran before are let go', async () => {
  await storage.save(
    change(1, 'more', { referral: referral({ id: 'r2', run: 'run-2', reference: 'PHB-BBBB-BBBB', route: 'email' }) }),
  )
  await storage.outbox.claim(noon, '2099-01-01T00:00:00.000Z')
  const backup = await backUp(storage, backups, noon)
  await storage.close()
  await restore(backup, file, dataKeys, noon)
  const { storage: again } = await open(file)
  expect(await again.outbox.claim(noon, noon)).toHaveLength(1)
})
