import { CONVERSATIONS_A_KILL, type KillPlan, killRun } from './kill-run.ts'
import { type Prepared, prepared } from './prepared.ts'

const KILLS = 10

/** Picks the moments. It stands in the name of the tests, so that a failure can be run again with the same. */
const seed = Math.floor(Math.random() * 1e9)
let from: Prepared
beforeAll(async () => {
  from = await prepared(KILLS * CONVERSATIONS_A_KILL)
}, 60_000)
afterAll(() => from.end())

const run = (plan: Pick<KillPlan, 'withKey' | 'kills'>) => killRun(from, { seed, ...plan })

describe(`a server that is killed again and again, while clients submit until they are answered (seed ${seed})`, () => {
  test('loses nothing and doubles nothing that carries its key', async () => {
    const found = await run({ kills: KILLS, withKey: true })
    expect(found).toMatchObject({
      lostMessages: 0,
      doubledMessages: 0,
      lostReferrals: 0,
      doubledReferrals: 0,
      undelivered: 0,
      unreadable: 0,
    })
    expect(found.referrals).toBeGreaterThan(KILLS)
    expect(found.retries).toBeGreaterThan(KILLS)
  }, 60_000)

  test('doubles messages without the key: so the test above can see it', async () => {
    const found = await run({ kills: KILLS / 2, withKey: false })
    expect(found.doubledMessages).toBeGreaterThan(0)
    expect(found).toMatchObject({ lostMessages: 0, lostReferrals: 0, doubledReferrals: 0, undelivered: 0 })
  }, 60_000)
})
