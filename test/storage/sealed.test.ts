import Database from 'better-sqlite3'
import { newKey, seal, unseal } from '../../src/storage/seal.ts'
import { address, bytes, change, fixture, noon, referral } from './fixture.ts'

const { open } = fixture()

const canary = 'Siân Canary-O’Brien, 943 476 5919, 07700 900123'

/** As they would stand in the file: as text, and as JSON inside a blob. */
const canaries = ['Canary', '943 476 5919', '07700 900123'].map((word) => Buffer.from(word))

test('a sealed value opens in its own cell, with its own key, unchanged: and in no other way', () => {
  const key = newKey()
  const sealed = seal(key, ['entry', 'body', 'c/1'], Buffer.from(canary))
  expect(unseal(key, ['entry', 'body', 'c/1'], sealed).toString()).toBe(canary)
  expect(sealed.equals(seal(key, ['entry', 'body', 'c/1'], Buffer.from(canary)))).toBe(false)

  expect(() => unseal(newKey(), ['entry', 'body', 'c/1'], sealed)).toThrow('entry.body of row c/1 does not open')
  expect(() => unseal(key, ['entry', 'body', 'c/2'], sealed)).toThrow('does not open')
  expect(() => unseal(key, ['entry', 'note', 'c/1'], sealed)).toThrow('does not open')
  expect(() => unseal(key, ['other', 'body', 'c/1'], sealed)).toThrow('does not open')
  for (let at = 0; at < sealed.length; at++) {
    const changed = Buffer.from(sealed)
    changed[at] = (changed[at] ?? 0) ^ 1
    expect(() => unseal(key, ['entry', 'body', 'c/1'], changed)).toThrow('does not open')
  }
  for (const length of [0, 11, 12, 20, 27, sealed.length - 1]) {
    expect(() => unseal(key, ['entry', 'body', 'c/1'], sealed.subarray(0, length))).toThrow('does not open')
  }
})

test('nothing that a person said, and no secret, can be read in the files', async () => {
  const { storage, file } = await open()
  await storage.save(change(0, canary, { referral: referral({ body: { name: canary } }) }))
  await storage.save(change(1, canary))
  const id = await storage.staff.put({ email: 'sam@canary.example', name: 'Quetzal Canary', role: 'operator' }, noon)
  await storage.staff.keep('invite', 'open-sesame', id, noon)
  const while_open = bytes(file)
  expect(while_open.includes('conversation-1')).toBe(true)
  await storage.close()
  for (const written of [while_open, bytes(file)]) {
    for (const word of [
      ...canaries,
      address,
      'k3Jd8sLq0aPz',
      'open-sesame',
      'core.help',
      'canary.example',
      'Quetzal',
    ]) {
      expect(written.includes(word)).toBe(false)
    }
  }
})

describe('a database that somebody changed is noticed', () => {
  const others = {
    address: 'web:other',
    conversation: { ...change(0, 'other').conversation, id: 'conversation-2' },
    referral: referral({ id: 'referral-2', reference: 'PHB-BBBB-BBBB' }),
  }

  test.each([
    ['state changed', `update conversation set state = substr(state, 1, 40) || x'00' || substr(state, 42)`],
    ['states swapped', swap('conversation', 'state')],
    ['keys swapped', swap('conversation', 'wrapped_key')],
    ['keys and states swapped', `${swap('conversation', 'wrapped_key')};${swap('conversation', 'state')}`],
    ['rows renamed', `pragma foreign_keys = off; update conversation set id = id || 'x'`],
  ])('%s', async (_, change_) => {
    const { storage, file } = await open()
    await storage.save(change(0, 'hello'))
    await storage.save(change(0, 'other', others))
    alter(file, change_)
    await expect(storage.find(address)).rejects.toThrow('does not open')
  })

  test('entries swapped within a conversation', async () => {
    const { storage, file } = await open()
    await storage.save(change(0, 'hello'))
    alter(file, swap('entry', 'body'))
    await expect(storage.transcript(address)).rejects.toThrow('entry.body of row conversation-1/1 does not open')
    await expect(storage.find(address, 'activity-0')).rejects.toThrow('does not open')
  })

  test.each(['body', 'wrapped_key'])('%s of referrals swapped', async (column) => {
    const { storage, file } = await open()
    await storage.save(change(0, 'hello', { referral: referral() }))
    await storage.save(change(0, 'other', others))
    alter(file, swap('referral', column))
    const [row] = await storage.deliveries()
    await expect(storage.openDelivery(row?.id ?? '', noon)).rejects.toThrow('does not open')
    expect((await storage.deliveries())[0]?.openedAt).toBeUndefined()
  })
})

function swap(table: string, column: string) {
  return `create temp table old as select rowid as r, ${column} as v from ${table};
    update ${table} set ${column} = (select v from old where r <> ${table}.rowid); drop table old`
}

function alter(file: string, statements: string) {
  new Database(file).exec(statements).close()
}
