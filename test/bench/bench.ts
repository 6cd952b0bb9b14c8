import { cpus, totalmem } from 'node:os'
import { parseArgs } from 'node:util'
import { lastFolders } from './folders.ts'
import { memoryRows } from './memory.ts'
import { openLoopRows } from './open-loop-rows.ts'
import type { Row } from './rows.ts'
import { serverRows } from './server-rows.ts'
import { turnRows } from './turn-rows.ts'
import { waterfallRows } from './waterfall-rows.ts'

/**
 * `npm run bench`: measures, prints one table in Markdown, and ends. `npm run bench -- --only open-loop --seconds 20` measures a part of it.
 * A figure that misses its aim is no failure; a load that was not made is one, because then its figures say nothing.
 */
const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true },
    seconds: { type: 'string', default: '120' },
    sender: { type: 'string', default: 'direct-line' },
  },
})
const parts: Readonly<Record<string, () => Promise<readonly Row[]>>> = {
  // The first, while this process has little else in its memory: it makes the load.
  'open-loop': () => openLoopRows(values.sender, Number(values.seconds)),
  turns: turnRows,
  waterfall: waterfallRows,
  server: serverRows,
  memory: memoryRows,
}
const chosen = values.only ?? Object.keys(parts)
const unknown = chosen.filter((name) => !(name in parts))
if (unknown.length > 0) throw new Error(`There is no "${unknown[0]}"; there is ${Object.keys(parts).join(', ')}`)

try {
  const rows: Row[] = []
  for (const name of chosen) rows.push(...((await parts[name]?.()) ?? []))
  console.log(table(rows))
  const failed = rows.flatMap(({ fails }) => fails ?? [])
  for (const why of failed) console.error(`Failed: ${why}`)
  if (failed.length > 0) process.exitCode = 1
} finally {
  lastFolders()
}

function table(rows: readonly Row[]): string {
  const [cpu] = cpus()
  const machine = `${cpus().length} × ${cpu?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GiB`
  const lines = rows.map(({ measured, figure, aim = '' }) => `| ${measured} | ${figure} | ${aim} |`)
  const head = `Node ${process.versions.node} on ${process.platform}, ${machine}, ${new Date().toISOString().slice(0, 10)}`
  return [head, '', '| measured | median | aim |', '|---|---|---|', ...lines].join('\n')
}
