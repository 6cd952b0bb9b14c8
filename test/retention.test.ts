import { jest } from '@jest/globals'
import Database from 'better-sqlite3'
import { KEPT_S } from '../src/channels/web-chat.ts'
import { readConfig } from '../src/config.ts'
import { startRetention } from '../src/retention.ts'
import type { Storage } from '../src/storage/storage.ts'
import { address, change, fixture, referral } from './storage/fixture.ts'

const { open } = fixture()

const hour = 60 * 60 * 1000
const said = Date.parse('2026-11-22T12:00:00.000Z')

/** A day for what came to nothing, and the shortest that a setting can say. */
const KEEP = { draftDays: 1, transcriptDays: 3, referralDays: 2 }

test('a conversation can be opened longer than a browser finds it, however short it is kept', () => {
  const { keep } = readConfig({ KEEP_DRAFTS_DAYS: '1', KEEP_TRANSCRIPTS_DAYS: '1' })
  expect(Math.min(keep.draftDays, keep.transcriptDays) * 24).toBeGreaterThan(KEPT_S / 3600)
  expect(readConfig({}).keep).toEqual({ draftDays: 30, transcriptDays: 90, referralDays: undefined })
  for (const wrong of ['0', '-1', 'ten', '1.5'])
    expect(() => readConfig({ KEEP_DRAFTS_DAYS: wrong })).toThrow('whole number of days')
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
    const stop = startRetention({ storage, now }, KEEP, (error) => failed.push(error))
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
    await startRetention({ storage, now }, KEEP, (error) => failed.push(error))()
    expect(await isKept(storage)).toBe(false)
  })

  test('nothing is erased after it was stopped', async () => {
    const { storage } = await open()
    await storage.save(change(0, 'hello'))
    await startRetention({ storage, now }, KEEP, (error) => failed.push(error))()
    await jest.advanceTimersByTimeAsync(48 * hour)
    expect(await isKept(storage)).toBe(true)
  })

  test('stopping waits for what is being erased', async () => {
    const { storage } = await open()
    const { promise, resolve } = Promise.withResolvers<number>()
    let isStopped = false
    const stop = startRetention({ storage: { ...storage, forgetOld: () => promise }, now }, KEEP, (error) =>
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
    const forgetOld: Storage['forgetOld'] = (before, of) =>
      ++tries === 1 ? Promise.reject(broken) : storage.forgetOld(before, of)
    const stop = startRetention({ storage: { ...storage, forgetOld }, now }, KEEP, (error) => told.push(error))
    await jest.advanceTimersByTimeAsync(hour)
    await stop()
    expect(told).toEqual([broken])
    expect(tries).toBe(4) // drafts and transcripts, twice
  })

  test('a chat that came to a referral is kept longer than one that did not', async () => {
    const { storage } = await open()
    await storage.save(change(0, 'hello', { referral: referral() }))
    const stop = startRetention({ storage, now }, KEEP, (error) => failed.push(error))
    await jest.advanceTimersByTimeAsync(50 * hour)
    expect(await isKept(storage)).toBe(true)
    await jest.advanceTimersByTimeAsync(24 * hour)
    await stop()
    expect(await isKept(storage)).toBe(false)
    expect(failed).toEqual([])
  })

  test('what went is written down, part by part, and where nothing did there is no line', async () => {
    const { storage, file } = await open()
    await storage.save(change(0, 'hello'))
    const other = { ...change(0, '').conversation, id: 'c2' }
    await storage.save(change(0, 'hi', { address: 'web:2', conversation: other, referral: referral() }))
    await storage.keepQuestion('parking', { locale: 'en', zone: 'none', at: now() })
    const [row] = await storage.deliveries()
    await storage.outbox.move(row?.id ?? '', 'accepted', { at: now(), by: 'staff-1' })
    await startRetention({ storage, now }, KEEP, (error) => failed.push(error))()
    expect((await storage.audit.head()).number).toBe(0)
    jest.setSystemTime(said + 200 * 24 * hour)
    await startRetention({ storage, now }, KEEP, (error) => failed.push(error))()
    await startRetention({ storage, now }, KEEP, (error) => failed.push(error))()
    const database = new Database(file, { readonly: true })
    const lines = database.prepare('select staff, act, about from audit order by number').raw().all()
    database.close()
    expect(lines).toEqual([
      ['program', 'retention', 'drafts 1'],
      ['program', 'retention', 'transcripts 1'],
      ['program', 'retention', 'questions 1'],
      ['program', 'erased', referral().reference],
      ['program', 'retention', 'referrals 1'],
    ])
    expect(failed).toEqual([])
  })

  test('a referral goes so many days after it was decided, and never before', async () => {
    const { storage } = await open()
    await storage.save(change(0, 'hello', { referral: referral() }))
    const reference = referral().reference
    const stop = startRetention({ storage, now }, KEEP, (error) => failed.push(error))
    await jest.advanceTimersByTimeAsync(1000 * hour)
    expect((await storage.keeping.held(reference))?.erasedAt).toBeUndefined()
    const [row] = await storage.deliveries()
    await storage.outbox.move(row?.id ?? '', 'accepted', { at: now(), by: 'staff-1' })
    await jest.advanceTimersByTimeAsync(47 * hour)
    expect((await storage.keeping.held(reference))?.erasedAt).toBeUndefined()
    await jest.advanceTimersByTimeAsync(2 * hour)
    await stop()
    expect(await storage.keeping.held(reference)).toMatchObject({ erasedAt: expect.any(String), transcript: [] })
  })
})
