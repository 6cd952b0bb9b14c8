import type { KillFindings } from './kill-findings.ts'
import { CONVERSATIONS_A_KILL, killRun } from './kill-run.ts'
import { prepared } from './prepared.ts'

/** `npm run kill -- [kills] [seed]`: the kill test at full length, 100 kills with the key and 100 without. Fails as the test does. */
const [kills = 100, seed = Math.floor(Math.random() * 1e9)] = process.argv.slice(2).map(Number)
console.log(`Kills the real server ${kills} times with the key, and as often without it. Seed ${seed}.`)
const from = await prepared(kills * CONVERSATIONS_A_KILL)
const withKey = await killRun(from, { kills, seed, withKey: true })
const without = await killRun(from, { kills, seed, withKey: false })
from.end()

const counts = Object.keys(withKey) as (keyof KillFindings)[]
const rows = counts.map((name) => `| ${name} | ${withKey[name]} | ${without[name]} |`)
console.log(['', '| | with the key | without |', '|---|--:|--:|', ...rows, ''].join('\n'))
const faults = counts.filter((name) => !['referrals', 'messages', 'retries'].includes(name) && withKey[name] > 0)
console.log(faults.length === 0 ? 'With the key: none lost, none doubled.' : `With the key: ${faults.join(', ')}!`)
console.log(
  without.doubledMessages > 0
    ? 'Without it: doubled, as must be.'
    : 'Without it: nothing doubled, so this shows nothing!',
)
process.exitCode = faults.length === 0 && without.doubledMessages > 0 ? 0 : 1
