import { jest } from '@jest/globals'
import { KEPT_S } from '../src/channels/web-chat.ts'
import { KEPT_HOURS, startRetention } from '../src/retention.ts'
import type { Storage } from '../src/storage/storage.ts'
import { address, change, fixture } from './storage/fixture.ts'

const { open } = fixture()

const hour = 60 * 60 * 1000
const said = Date.parse('2026-11-22T12:00:00.000Z')

test('a conversation can be opened longer than a browser finds it', () => {
  expect(KEPT_HOURS).toBeGreaterThan(KEPT_S / 3600)
})

describe('with a clock', () => {
  beforeEach(() => {
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask', 'performance'], now: said })
  })
  afterEach(() => {
    jest.useRealTimers()
  })
  const now = () => new Date().toISOString()
  const failed: unknown[] = []
  const isKept = async (storage: Storage) => (await storage.find(address)) !== undefined

  test('what was said is there for 24 hours and gone within the hour after them', async () => {
    const { storage } = await open()
    await storage.save(change(0, 'hello'))
    const stop = startRetention({ storage, now }, (error) => failed.push(error))
    await jest.advanceTimersByTimeAsync(24 * hour)
    expect(await isKept(storage)).toBe(true)
    await jest.advanceTimersByTimeAsync(hour)
    await stop()
    expect(await isKept(storage)).toBe(false)
    expect(failed).toEqual([])
  })

  test('what grew old while we were not running goes at the start', async () => {
    const { storage } = await open()
    await storage.save(change(0, 'hello'))
    jest.setSystemTime(said + 25 * hour)
    await startRetention({ storage, now }, (error) => failed.push(error))()
    expect(await isKept(storage)).toBe(false)
  })

  test('nothing is erased after it was stopped', async () => {
    const { storage } = await open()
    await storage.save(change(0, 'hello'))
    await startRetention({ storage, now }, (error) => failed.push(error))()
    await jest.advanceTimersByTimeAsync(48 * hour)
    expect(await isKept(storage)).toBe(true)
  })

  test('stopping waits for what is being erased', async () => {
    const { storage } = await open()
    const { promise, resolve } = Promise.withResolvers<number>()
    let isStopped = false
    const stop = startRetention({ storage: { ...storage, forgetOld: () => promise }, now }, (error) =>
      failed.push(error),
    )
    const stopping = stop().then(() => {
      isStopped = true
    })
    await jest.advanceTimersByTimeAsync(hour)
    expect(isStopped).toBe(false)
    resolve(0)
    await stopping
  })

  test('what fails is told, and tried again an hour later', async () => {
    const { storage } = await open()
    const broken = new Error('the disk is gone')
    const told: unknown[] = []
    let tries = 0
    const forgetOld: Storage['forgetOld'] = (before) =>
      ++tries === 1 ? Promise.reject(broken) : storage.forgetOld(before)
    const stop = startRetention({ storage: { ...storage, forgetOld }, now }, (error) => told.push(error))
    await jest.advanceTimersByTimeAsync(hour)
    await stop()
    expect(told).toEqual([broken])
    expect(tries).toBe(2)
  })
})
