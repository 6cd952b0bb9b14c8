import { beforeEach, expect, test } from '@jest/globals'
import Database from 'better-sqlite3'
import type { Storage } from '../../src/storage/storage.ts'
import { fixture, noon } from './fixture.ts'

const { open } = fixture()

let storage: Storage
let file: string
beforeEach(async () => {
  ;({ storage, file } = await open())
  for (let i = 1; i <= 20; i++)
    await storage.audit.add({ at: noon, staff: `staff-${i}`, act: 'viewed', about: `PHB-${i}` })
})

/** Does something to the table behind the program's back. */
const behind = (...statements: readonly string[]) => {
  const database = new Database(file)
  for (const statement of statements) database.exec(statement)
  database.close()
}
const unguarded = (statement: string) =>
  behind('drop trigger audit_no_update', 'drop trigger audit_no_delete', statement)

test('lines are added, at once too, and told by what they are about', async () => {
  await Promise.all(
    [1, 2, 3].map((i) => storage.audit.add({ at: noon, staff: 'me', act: 'accepted', about: `PHB-${i}` })),
  )
  expect(await storage.audit.firstBroken()).toBeUndefined()
  expect((await storage.audit.head()).number).toBe(23)
  expect((await storage.audit.lines('PHB-2')).map(({ act }) => act)).toEqual(['viewed', 'accepted'])
  expect(await storage.audit.last('accepted')).toBe(noon)
  expect(await storage.audit.last('declined')).toBeUndefined()
})

test('a line about many is found by each whole reference in it, and by no part of one', async () => {
  const many = Array.from({ length: 51 }, (_, i) => `PHB-M-${i}`)
  await storage.audit.addAll({ at: noon, staff: 'me', act: 'listed' }, many)
  await storage.audit.addAll({ at: noon, staff: 'me', act: 'searched' }, [])
  expect((await storage.audit.head()).number).toBe(20 + 3 + 1)
  expect(await storage.audit.firstBroken()).toBeUndefined()
  for (const one of ['PHB-M-0', 'PHB-M-1', 'PHB-M-24', 'PHB-M-25', 'PHB-M-50'])
    expect(await storage.audit.lines(one)).toMatchObject([{ act: 'listed', about: expect.stringContaining(one) }])
  for (const none of ['PHB-M-', 'PHB-M', '-M-1', 'M-1', 'PHB-M-51', 'PHB-%', 'PHB-M-_', 'phb-m-1', '', '%'])
    expect(await storage.audit.lines(none)).toEqual([])
})

test('SQLite itself refuses to change or delete a line', () => {
  expect(() => behind(`update audit set staff = 'nobody' where number = 3`)).toThrow('only added to')
  expect(() => behind('delete from audit where number = 3')).toThrow('only added to')
})

test.each([
  ['changed', `update audit set staff = 'nobody' where number = 3`, 3],
  ['taken out', 'delete from audit where number = 3', 3],
  ['put in', `insert into audit values (30, '${noon}', 'x', 'viewed', null, x'00')`, 21],
  ['with another time', `update audit set at = '2020-01-01' where number = 20`, 20],
])('a line that was %s is found', async (_, statement, number) => {
  unguarded(statement)
  expect(await storage.audit.firstBroken()).toBe(number)
})

test('a log that was cut, or written anew from some line on, does not lead to the head that was kept elsewhere', async () => {
  const head = await storage.audit.head()
  expect(await storage.audit.firstBroken(head)).toBeUndefined()
  unguarded('delete from audit where number > 15')
  expect(await storage.audit.firstBroken()).toBeUndefined()
  expect(await storage.audit.firstBroken(head)).toBe(16)
  for (let i = 16; i <= 20; i++) await storage.audit.add({ at: noon, staff: 'somebody else', act: 'viewed' })
  expect(await storage.audit.firstBroken()).toBeUndefined()
  expect(await storage.audit.firstBroken(head)).toBe(20)
})
