import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import Database from 'better-sqlite3'
import { cutAll } from './power-cut/check.ts'
import { acknowledged, canRecord, workbench } from './power-cut/recorded.ts'

/** Without Linux and gcc nothing can be recorded; `npm run power-cut` says so too. */
const described = canRecord() ? describe : describe.skip

const SAVES = 80
const CUTS = 8
const seed = Math.floor(Math.random() * 1e9)
let state = seed
const random = () => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0
  return state / 2 ** 32
}

described(`when the power goes, or the disk fails (seed ${seed}; needs Linux and gcc)`, () => {
  let bench: Awaited<ReturnType<typeof workbench>>
  beforeAll(async () => {
    bench = await workbench()
  })
  afterAll(() => bench.end())

  /** The references in a file, as SQLite finds them after the process was killed, with how often each has a delivery. */
  const kept = (file: string) => {
    const database = new Database(file)
    const all = database
      .prepare(
        'select reference, count(delivery.id) as deliveries from referral left join delivery on referral_id = referral.id group by reference',
      )
      .all() as { reference: string; deliveries: number }[]
    database.close()
    return new Map(all.map(({ reference, deliveries }) => [Number(reference.slice(4)), deliveries]))
  }

  test('nothing that was acknowledged is lost, in any state that the disk may be in', () => {
    const { begun, done } = bench.run({ count: SAVES })
    expect(acknowledged(done)).toHaveLength(SAVES)
    expect(done.filter(({ what }) => what === 'sync').length).toBeGreaterThanOrEqual(SAVES)
    expect(cutAll(bench.folder, begun, done, CUTS, random)).toMatchObject({ lossy: 0, mostLost: 0, damaged: 0 })
  }, 60_000)

  test('with synchronous=NORMAL, the control, something is: so the test above can see it', () => {
    const { begun, done } = bench.run({ count: SAVES, synchronous: 'NORMAL' })
    const found = cutAll(bench.folder, begun, done, CUTS, random)
    expect(found.lossy).toBeGreaterThan(0)
    expect(found.mostLost).toBeGreaterThan(1)
  }, 60_000)

  test.each([
    ['a sync that fails', 'sync 30'],
    ['a full disk', 'write 700'],
  ])(
    '%s acknowledges nothing, and what was acknowledged before is there',
    (_, fail) => {
      const { file, done } = bench.run({ count: 60, fail })
      const told = acknowledged(done)
      const refused = done.flatMap((one) => (one.what === 'told' && !one.isSaved ? [one.referral] : []))
      expect(told.length).toBeGreaterThan(5)
      expect(refused.length).toBeGreaterThan(5)
      expect(Math.max(...told)).toBeLessThan(Math.min(...refused))
      const there = kept(file)
      for (const referral of told) expect(there.get(referral)).toBe(1)

      // The disk is well again, and whoever was refused tries again: once each, and no more.
      const again = bench.run({ count: 60, on: file })
      expect(acknowledged(again.done)).toHaveLength(60)
      expect([...kept(file).values()]).toEqual(Array.from({ length: 60 }, () => 1))
    },
    60_000,
  )
})
