import { cutAll } from './check.ts'
import { acknowledged, canRecord, workbench } from './recorded.ts'

/** Cuts the power in simulation, makes the disk fail, and prints what was lost: `npm run power-cut`. Ends by itself within three minutes. */
const SAVES = 500
const CUTS = 60

if (!canRecord()) {
  console.error('This needs Linux and gcc: what is written to the disk is recorded by a small C library')
  process.exit(2)
}
const seed = Number(process.argv[2] ?? Date.now() % 1e9)
let state = seed
const random = () => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0
  return state / 2 ** 32
}
console.log(`seed ${seed}`)
const bench = await workbench()
let isFailed = false
for (const synchronous of ['FULL', 'NORMAL'] as const) {
  const { begun, done } = bench.run({ count: SAVES, synchronous })
  const found = cutAll(bench.folder, begun, done, CUTS, random)
  const syncs = done.filter(({ what }) => what === 'sync').length
  console.log(
    `synchronous=${synchronous}: ${acknowledged(done).length} referrals acknowledged, ${syncs} syncs; power cut at ${found.cuts} states: lost something in ${found.lossy} (at most ${found.mostLost}), damaged ${found.damaged}`,
  )
  // The control must lose: else the simulation could not see a loss.
  if (synchronous === 'FULL' ? found.lossy + found.damaged > 0 : found.lossy === 0) isFailed = true
}
bench.end()
if (isFailed) console.error('That is not as it must be: FULL loses nothing, and NORMAL, the control, does')
process.exitCode = isFailed ? 1 : 0
