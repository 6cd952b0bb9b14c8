import { readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { channelKey, dataKeys, parseDataKeys } from '../../src/storage/data-keys.ts'
import { address, change, fixture, noon, referral, writtenKey } from './fixture.ts'

const { open, folder } = fixture()

describe('the key file', () => {
  test('is made at the first start, for its owner alone, and used at the next', () => {
    const data = join(folder(), 'data')
    const at = { folder: data, database: join(data, 'test.db') }
    const first = dataKeys(at)
    expect(first).toMatchObject({ made: true, file: join(data, 'data-keys') })
    expect((statSync(join(data, 'data-keys')).mode & 0o777).toString(8)).toBe('600')
    expect(readdirSync(data)).toEqual(['data-keys'])

    const second = dataKeys(at)
    expect(second.made).toBe(false)
    expect(second.keys[0].key.equals(first.keys[0].key)).toBe(true)
  })

  test('is not made when the keys are in the settings', () => {
    const data = folder()
    const given = parseDataKeys(writtenKey('mine'))
    expect(dataKeys({ given, folder: data, database: join(data, 'test.db') })).toEqual({ keys: given, made: false })
    expect(readdirSync(data)).toEqual([])
  })

  test('that is missing beside a database stops the start, and no other is made', async () => {
    const data = folder()
    const database = join(data, 'test.db')
    const { storage } = await open(database, dataKeys({ folder: data, database }).keys)
    await storage.save(change(0, 'hello'))
    await storage.close()
    renameSync(join(data, 'data-keys'), join(data, 'away'))
    expect(() => dataKeys({ folder: data, database })).toThrow(
      /The key file .* is missing, but the database .* is there/,
    )
    expect(readdirSync(data).sort()).toEqual(['away', 'test.db'])

    renameSync(join(data, 'away'), join(data, 'data-keys'))
    const again = await open(database, dataKeys({ folder: data, database }).keys)
    expect((await again.storage.find(address))?.version).toBe(1)
  })

  test.each([
    ['', 'holds no key'],
    ['nonsense', 'key 1 is not a name'],
  ])('that holds %j stops the start', (text, why) => {
    const data = folder()
    writeFileSync(join(data, 'data-keys'), text)
    expect(() => dataKeys({ folder: data, database: join(data, 'test.db') })).toThrow(why)
    expect(readFileSync(join(data, 'data-keys'), 'utf8')).toBe(text)
  })
})

describe('DATA_KEYS', () => {
  test('holds one key or more', () => {
    const keys = parseDataKeys(` ${writtenKey('b')}, ${writtenKey('a')} ,`)
    expect(keys.map(({ id }) => id)).toEqual(['b', 'a'])
  })

  test.each([
    ['a key that is too short', 'a:c2hvcnQ=', 'key 1'],
    ['a key with no name', writtenKey(''), 'key 1'],
    ['a second key that is none', `${writtenKey('a')},b:secret-but-short`, 'key 2'],
    ['a name that is there twice', `${writtenKey('a')},${writtenKey('a')}`, '"a" twice'],
  ])('is refused with %s, and the message does not repeat it', (_, text, why) => {
    expect(() => parseDataKeys(text)).toThrow(why)
    expect(() => parseDataKeys(text)).toThrow(expect.not.stringContaining(text.slice(-8)))
  })
})

describe('a database', () => {
  const [old, current] = [writtenKey('old'), writtenKey('current')]

  test('is still read after a new key came first', async () => {
    const { storage, file } = await open(undefined, parseDataKeys(old))
    await storage.save(change(0, 'hello', { referral: referral() }))
    await storage.close()

    const { storage: later } = await open(file, parseDataKeys(`${current},${old}`))
    expect(await later.save(change(1, 'more'))).toBe('saved')
    expect(await later.transcript(address)).toHaveLength(4)
    const [row] = await later.deliveries()
    expect(await later.openDelivery(row?.id ?? '', noon)).toMatchObject({ referral: referral().body })
  })

  test.each([
    ['the old key is gone', current, 'sealed with the data key "old", which is missing'],
    ['another key has its name', writtenKey('old'), 'The data key "old" is not the one'],
    ['another key has its name, in second place', `${current},${writtenKey('old')}`, 'The data key "old" is not'],
  ])('stops the start when %s', async (_, keys, why) => {
    const { storage, file } = await open(undefined, parseDataKeys(old))
    await storage.save(change(0, 'hello', { referral: referral() }))
    await storage.forget(address) // the referral alone still needs it
    await storage.close()
    await expect(open(file, parseDataKeys(keys))).rejects.toThrow(why)

    const { storage: later } = await open(file, parseDataKeys(old))
    expect(await later.deliveries()).toHaveLength(1)
  })

  test('with no rows takes any key', async () => {
    const { storage, file } = await open(undefined, parseDataKeys(old))
    await storage.close()
    const another = parseDataKeys(writtenKey('old'))
    const { storage: later } = await open(file, another)
    await later.save(change(0, 'hello'))
    await later.close()
    await expect(open(file, parseDataKeys(old))).rejects.toThrow('is not the one')
    rmSync(file)
  })
})

test('a key for a purpose comes from the oldest data key: a new one in front changes nothing, another purpose all', () => {
  const [older, newer] = [writtenKey('a'), writtenKey('b')]
  const key = (text: string, purpose = 'one') => Buffer.from(channelKey(parseDataKeys(text))(purpose)).toString('hex')
  expect(key(older)).toMatch(/^[0-9a-f]{64}$/)
  expect(key(`${newer},${older}`)).toBe(key(older))
  expect(key(newer)).not.toBe(key(older))
  expect(key(older, 'two')).not.toBe(key(older))
})
