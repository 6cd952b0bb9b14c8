import { expect, test } from '@jest/globals'
import Database from 'better-sqlite3'
import { parseDataKeys } from '../../src/storage/data-keys.ts'
import { WRAPPED } from '../../src/storage/keeping/rewrap.ts'
import { rotate } from '../../src/storage/keeping/rotate.ts'
import { address, change, fixture, noon, referral, writtenKey } from './fixture.ts'

const { open } = fixture()
const [old, current] = [writtenKey('old'), writtenKey('current')]
const found = { surname: 'obrien', nhsNumber: '9434765919' }
const foundByOf = () => found

async function filled() {
  const { storage, file } = await open(undefined, parseDataKeys(old))
  await storage.save(change(0, 'hello', { referral: referral({ foundBy: found }) }))
  for (let i = 0; i < 450; i++)
    await storage.save(
      change(0, 'hi', { address: `web:${i}`, conversation: { ...change(0, '').conversation, id: `c${i}` } }),
    )
  await storage.inbox.write((await storage.deliveries())[0]?.id ?? '', 'note', { at: noon, by: 's', note: 'a note' })
  await storage.keepQuestion('parking', { locale: 'en', zone: 'none', at: noon })
  await storage.keepQuestion('parking', { locale: 'en', zone: 'none', at: noon })
  return { storage, file }
}

test('every row is moved to the new key, and the old one opens nothing any more', async () => {
  const { storage, file } = await filled()
  await storage.close()
  expect(await rotate(file, parseDataKeys(`${current},${old}`), foundByOf)).toBe(452)

  await expect(open(file, parseDataKeys(old))).rejects.toThrow('"current"')
  const { storage: later } = await open(file, parseDataKeys(current))
  expect(await later.transcript(address)).toHaveLength(2)
  const listed = await later.inbox.list({}, { found: [{ kind: 'surname', value: 'obrien' }] }, { size: 5, from: 0 })
  expect(listed.rows[0]?.referral).toEqual(referral().body)
  expect((await later.keeping.held(referral().reference))?.events.at(-1)?.note).toBe('a note')
  expect(await later.questions()).toMatchObject([{ text: 'parking', count: 2 }])
  await later.keepQuestion('parking', { locale: 'en', zone: 'none', at: noon })
  expect(await later.questions()).toMatchObject([{ text: 'parking', count: 3 }])
})

test('with the old key still given, people are found and staff can be shut out as before', async () => {
  const { storage, file } = await filled()
  await storage.staff.put({ email: 'sam@example.nhs.uk', name: 'Sam', role: 'operator' }, noon)
  await storage.close()
  const both = parseDataKeys(`${current},${old}`)
  await rotate(file, both, foundByOf)
  const { storage: later } = await open(file, both)
  const list = () => later.inbox.list({}, { found: [{ kind: 'surname', value: 'obrien' }] }, { size: 5, from: 0 })
  expect((await list()).total).toBe(1)
  expect(await later.staff.end('sam@example.nhs.uk', noon)).toBe(true)
  await later.keepQuestion('a bus pass', { locale: 'en', zone: 'none', at: noon })
  const more = referral({ id: 'r2', run: 'run-2', reference: 'PHB-BBBB-BBBB', foundBy: found })
  await later.save(change(1, 'more', { referral: more }))
  expect((await list()).total).toBe(2)
  await later.close()

  const { storage: last } = await open(file, parseDataKeys(current))
  expect(await last.questions()).toHaveLength(2)
  const { total } = await last.inbox.list({}, { found: [{ kind: 'surname', value: 'obrien' }] }, { size: 5, from: 0 })
  expect(total).toBe(2)
})

test('before it, a new key in front changes nothing that is found, and the old one cannot be left out', async () => {
  const { storage, file } = await open(undefined, parseDataKeys(old))
  await storage.close()
  const { storage: both } = await open(file, parseDataKeys(`${current},${old}`))
  await both.save(change(0, 'hello', { referral: referral({ foundBy: found }) }))
  await both.close()
  await expect(open(file, parseDataKeys(current))).rejects.toThrow('"old", which is missing')
})

test('a key that only staff need is missed at the start', async () => {
  const older = writtenKey('older')
  const { storage, file } = await open(undefined, parseDataKeys(older))
  await storage.close()
  const { storage: second } = await open(file, parseDataKeys(`${old},${older}`))
  await second.staff.put({ email: 'sam@example.nhs.uk', name: 'Sam', role: 'operator' }, noon)
  await second.close()
  await expect(open(file, parseDataKeys(`${current},${older}`))).rejects.toThrow('"old", which is missing')
})

test('while the server runs nothing is changed: it would not know the new key', async () => {
  const { storage, file } = await filled()
  await expect(rotate(file, parseDataKeys(`${current},${old}`), foundByOf)).rejects.toThrow('stop the server first')
  expect(await storage.transcript(address)).toHaveLength(2)
})

test('no table with a key of its own for each row is left out', async () => {
  const { file } = await open()
  const database = new Database(file, { readonly: true })
  const tables = database.prepare(`select name from sqlite_master where type = 'table'`).pluck().all() as string[]
  const wrapped = tables.filter((table) =>
    (database.pragma(`table_info(${table})`) as { name: string }[]).some(({ name }) => name === 'wrapped_key'),
  )
  database.close()
  expect(wrapped.toSorted()).toEqual(WRAPPED.toSorted())
})
