import { existsSync, statSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { jest } from '@jest/globals'
import Database from 'better-sqlite3'
import { address, bytes, change, fixture, noon, referral } from './fixture.ts'

const { open } = fixture()

/** A conversation of about 12 kB, among others that fill the same pages. */
const many = async (storage: Awaited<ReturnType<typeof open>>['storage'], count: number) => {
  for (let i = 0; i < count; i++) {
    const conversation = { ...change(0, 'x').conversation, id: `other-${i}` }
    for (const version of [0, 1]) {
      await storage.save({ ...change(version, `x${i}`.repeat(i * 40)), conversation, address: `web:other-${i}` })
    }
  }
}

test('what is forgotten is gone from the files: words, ciphertext and key; its referral is not', async () => {
  const { storage, file } = await open()
  await many(storage, 20)
  await storage.save(change(0, 'a'.repeat(3_000), { referral: referral() }))
  await storage.save(change(1, 'b'.repeat(12_000)))

  const pieces = sealedPieces(file)
  expect(pieces.length).toBeGreaterThan(100)
  expect(found(pieces, file)).toBeGreaterThan(0.9 * pieces.length) // the others run over the edge of a page

  await storage.forget(address)
  expect(statSync(`${file}-wal`).size).toBe(0)
  expect(found(pieces, file)).toBe(0)
  expect(await storage.find(address)).toBeUndefined()
  expect(await storage.transcript(address)).toEqual([])

  const [row] = await storage.deliveries()
  expect(await storage.openDelivery(row?.id ?? '', noon)).toMatchObject({ referral: referral().body })
  expect((await storage.find('web:other-7'))?.version).toBe(2)
  await storage.close()
  expect(existsSync(`${file}-wal`)).toBe(false)
  expect(found(pieces, file)).toBe(0)
})

describe('while another program reads', () => {
  /** A backup, say: it reads until it is stopped. */
  const reader = (file: string) => {
    const other = new Database(file)
    const reading = other.prepare('select * from entry').iterate()
    reading.next()
    return () => {
      reading.return?.()
      other.close()
    }
  }

  test('a person hears at once that they are forgotten, and the log is emptied when it can be', async () => {
    const { storage, file, notEmptied } = await open()
    await storage.save(change(0, 'hello'))
    const stop = reader(file)
    const before = Date.now()
    await storage.forget(address)
    expect(Date.now() - before).toBeLessThan(1_000)
    expect(await storage.find(address)).toBeUndefined()
    expect(statSync(`${file}-wal`).size).toBeGreaterThan(0)

    stop()
    await emptied(file)
    expect(notEmptied).toEqual([])
  })

  test('the same goes for a save that erases what was said before', async () => {
    const { storage, file, notEmptied } = await open()
    await storage.save(change(0, 'hello'))
    const stop = reader(file)
    expect(await storage.save(change(1, 'under sixteen', { erasesEarlier: true }))).toBe('saved')
    expect(statSync(`${file}-wal`).size).toBeGreaterThan(0)
    stop()
    await emptied(file)
    expect(notEmptied).toEqual([])
  })

  test('somebody is told once when the log stays, and a later erasing empties it', async () => {
    const { storage, file, notEmptied } = await open()
    await storage.save(change(0, 'hello'))
    const stop = reader(file)
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask', 'performance', 'Date'] })
    try {
      await storage.forget(address)
      await storage.forget('web:another')
      await jest.advanceTimersByTimeAsync(30_000)
      expect(notEmptied).toEqual([])
      await jest.advanceTimersByTimeAsync(90_000)
    } finally {
      jest.useRealTimers()
    }
    expect(notEmptied).toEqual([expect.objectContaining({ message: expect.stringContaining('another program') })])
    stop()
    await storage.forget('web:another')
    expect(statSync(`${file}-wal`).size).toBe(0)
  })

  test('closing does not wait for it, and tells', async () => {
    const { storage, file, notEmptied } = await open()
    await storage.save(change(0, 'hello'))
    const stop = reader(file)
    await storage.forget(address)
    const before = Date.now()
    await storage.close()
    expect(Date.now() - before).toBeLessThan(1_000)
    expect(notEmptied).toHaveLength(1)
    stop()
  })

  test('closing empties it when the other has gone', async () => {
    const { storage, file, notEmptied } = await open()
    await storage.save(change(0, 'hello'))
    const stays = await open(file)
    const stop = reader(file)
    await storage.forget(address)
    stop()
    await storage.close()
    expect(statSync(`${file}-wal`).size).toBe(0)
    expect(notEmptied).toEqual([])
    await stays.storage.close()
  })
})

test('forgetting one who is not known is nothing', async () => {
  const { storage } = await open()
  await expect(storage.forget('web:nobody')).resolves.toBeUndefined()
})

/** Waits until the log is empty, but not for ever. */
async function emptied(file: string) {
  for (let tries = 0; statSync(`${file}-wal`).size > 0 && tries < 200; tries++) await wait(10)
  expect(statSync(`${file}-wal`).size).toBe(0)
}

function found(pieces: readonly Buffer[], file: string) {
  const written = bytes(file)
  return pieces.filter((piece) => written.includes(piece)).length
}

/** Every 16 bytes of the conversation's key, state and entries: each is random, so none is found by chance. */
function sealedPieces(file: string) {
  const database = new Database(file, { readonly: true })
  const own = database.prepare<[], { wrapped_key: Buffer; state: Buffer }>(
    `select wrapped_key, state from conversation where id = 'conversation-1'`,
  )
  const entries = database.prepare<[], { body: Buffer }>(
    `select body from entry where conversation_id = 'conversation-1'`,
  )
  const sealed = [...own.all().flatMap((row) => [row.wrapped_key, row.state]), ...entries.all().map(({ body }) => body)]
  database.close()
  return sealed.flatMap((blob) =>
    Array.from({ length: Math.floor(blob.length / 16) }, (_, i) => blob.subarray(i * 16, i * 16 + 16)),
  )
}
