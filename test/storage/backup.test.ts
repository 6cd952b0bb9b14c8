import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { beforeEach, describe, expect, test } from '@jest/globals'
import Database from 'better-sqlite3'
import { parseDataKeys } from '../../src/storage/data-keys.ts'
import { backUp } from '../../src/storage/keeping/backup.ts'
import { restore as restoreWith } from '../../src/storage/keeping/restore.ts'
import type { Storage } from '../../src/storage/storage.ts'
import { address, change, dataKeys, fixture, noon, referral, writtenKey } from './fixture.ts'

const { open, folder } = fixture()
const restore = (...[backup, into, keys, now]: [string, string, typeof dataKeys, string]) =>
  restoreWith(backup, into, keys, now, () => ({}))

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
  expect(hashes(backup)).toEqual({ ...before, audit: expect.stringMatching(/^0 /) })
  expect(await storage.audit.lines(basename(backup))).toMatchObject([{ staff: 'backup-command', act: 'backedUp' }])

  await storage.save(change(1, 'more'))
  await storage.close()
  expect(hashes(file)).not.toEqual(before)
  const { before: kept } = await restore(backup, file, dataKeys, noon)
  expect(hashes(file)).toEqual({ ...before, audit: expect.stringMatching(/^2 /) })
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
  await storage.keeping.erase(referral().reference, noon, 'staff-1')
  await storage.close()
  await restore(backup, file, dataKeys, noon)
  const { storage: again } = await open(file)
  expect(await again.keeping.held(referral().reference)).toMatchObject({ erasedAt: noon })
  expect(await again.keeping.erased()).toEqual([{ reference: referral().reference, at: noon, by: 'staff-1' }])
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

describe('who was shut out and what was taken back since the backup', () => {
  const { reference } = referral()
  const later = '2026-11-22T13:00:00.000Z'
  let backup: string
  let sam: string
  beforeEach(async () => {
    sam = await storage.staff.put({ email: 'sam@example.nhs.uk', name: 'Sam', role: 'operator' }, noon)
    await storage.staff.register(sam, { id: 'key-1', publicKey: new Uint8Array([1]), counter: 0 }, noon)
    await storage.staff.keep('invite', 'link', sam, noon)
    await storage.staff.keep('session', 'cookie', sam, noon)
    await storage.status.setWord(reference, 'purple heron')
    backup = await backUp(storage, backups, noon)
    await storage.staff.end('sam@example.nhs.uk', later)
    await storage.status.unset(reference)
    await storage.status.withdraw(reference, later)
    await storage.audit.add({ at: later, staff: 'staff-command', act: 'ended' })
  })
  const restored = async () => {
    await storage.close()
    const { carriedOver } = await restore(backup, file, dataKeys, later)
    return { isCarriedOver: carriedOver?.isLater ?? false, storage: (await open(file)).storage }
  }

  test('stays so', async () => {
    const kim = await storage.staff.put({ email: 'kim@example.nhs.uk', name: 'Kim', role: 'operator' }, later)
    const head = await storage.audit.head()
    const { isCarriedOver, storage: again } = await restored()
    expect(isCarriedOver).toBe(true)
    expect(await again.staff.all()).toMatchObject([{ id: sam, endedAt: later, hasPasskey: false }])
    expect(await again.staff.find(kim)).toBeUndefined()
    expect(await again.staff.passkey('key-1')).toBeUndefined()
    expect(await again.staff.session('cookie', noon)).toBeUndefined()
    expect(await again.staff.look('invite', 'link', noon)).toBeUndefined()
    expect(await again.status.see(reference, 'purple heron', later)).toBe('wrong')
    expect((await again.keeping.held(reference))?.deliveries).toMatchObject([{ state: 'withdrawn', stateAt: later }])
    expect((await again.keeping.held(reference))?.events.at(-1)?.what).toBe('withdrawn')
    expect((await again.audit.head()).number).toBe(head.number + 1)
    expect(await again.audit.firstBroken(head)).toBeUndefined()
    expect(await again.audit.firstBroken()).toBeUndefined()
  })

  test('a chat that was forgotten does not come back, whole or in part', async () => {
    await storage.save(change(0, 'hi', { address: 'web:2', conversation: { ...change(0, '').conversation, id: 'c2' } }))
    await storage.close()
    ;({ storage } = await open(file))
    backup = await backUp(storage, backups, later)
    await storage.forget('web:2')
    await storage.save(change(1, 'forget me', { erasesEarlier: true }))
    const { storage: again } = await restored()
    expect(await again.find('web:2')).toBeUndefined()
    expect(await again.transcript(address)).toEqual([])
  })

  test('a referral that went to another board is not due to the first again, and its notes open', async () => {
    const body = referral({
      id: 'r2',
      run: 'run-2',
      reference: 'PHB-BBBB-BBBB',
      route: 'email',
      destination: 'email:a',
    })
    await storage.save(change(1, 'more', { referral: body }))
    backup = await backUp(storage, backups, later)
    const id = (await storage.deliveries()).find((row) => row.reference === body.reference)?.id ?? ''
    const to = { commissioner: 'QWO', pathway: 'children', route: 'inbox', destination: 'inbox' }
    await storage.outbox.redirect(id, to, { at: later, by: 'operator', note: 'lives in Leeds' })
    const { storage: again } = await restored()
    expect(await again.outbox.claim('2027-01-01T00:00:00.000Z', '2027-01-01T00:01:00.000Z')).toEqual([])
    const held = await again.keeping.held(body.reference)
    expect(held?.deliveries.map(({ state }) => state)).toEqual(['redirected', 'sent'])
    expect(held?.events.map(({ note }) => note).filter(Boolean)).toEqual(['lives in Leeds'])
  })

  test.each([
    ['is lost', () => rmSync(file)],
    [
      'is damaged',
      () => {
        writeFileSync(file, 'no database')
        for (const ending of ['-wal', '-shm']) rmSync(file + ending, { force: true })
      },
    ],
    ['was begun anew', () => rmSync(file), true],
  ])('where the database of before %s nobody can sign in, and the chats are there', async (_, lose, isNew = false) => {
    await storage.close()
    lose()
    if (isNew) await (await open(file)).storage.close()
    const { isCarriedOver, storage: again } = await restored()
    expect(isCarriedOver).toBe(false)
    expect(await again.staff.passkey('key-1')).toBeUndefined()
    expect(await again.staff.session('cookie', noon)).toBeUndefined()
    expect(await again.staff.look('invite', 'link', noon)).toBeUndefined()
    expect(await again.transcript(address)).toHaveLength(2)
  })
})
