import { readConfig } from '../../src/config.ts'
import { surroundings } from '../../src/surroundings.ts'
import { journeyThrough, typed } from '../durability/journey.ts'
import { freePort, startServer } from '../durability/server-process.ts'
import { folder } from './folders.ts'
import { hearAt } from './in-process.ts'
import { openLoop } from './open-loop.ts'
import { judged, type Row, tell } from './rows.ts'
import { directLine } from './senders/direct-line.ts'
import { forms } from './senders/forms.ts'

const RATE = 300
const WARM_UP = 10
const CHATS = 300
const MOST_P99 = 50

/** Below this part of the rate, the load was not what the figures would be said to be for. */
const LEAST_ACHIEVED = 0.99

/** The real server in a process of its own, while so many messages arrive every second whatever it does. */
export async function openLoopRows(by: string, seconds: number): Promise<readonly Row[]> {
  const port = await freePort()
  const makeSender = {
    forms: async () => forms(port),
    'direct-line': async () => directLine(port, await typedTexts()),
  }[by]
  if (!makeSender) throw new Error(`--sender is forms or direct-line, not "${by}"`)
  if (!(seconds > 0)) throw new Error('--seconds is a number of seconds')
  const sender = await makeSender()
  const server = await startServer(port, folder())
  try {
    tell(`open loop by ${by}: ${RATE} messages a second, ${WARM_UP} + ${seconds} s`)
    const seed = Math.floor(Math.random() * 1e9)
    const result = await openLoop(sender, { rate: RATE, seconds, warmUp: WARM_UP, chats: CHATS, seed })
    const errors = Object.values(result.errors).reduce((sum, count) => sum + count, 0)
    for (const [error, count] of Object.entries(result.errors)) console.error(`${count} × ${error}`)
    const { achieved, p50, p99, most, late, journeys } = result
    const isMade = achieved >= LEAST_ACHIEVED * RATE
    const measured = `open loop by ${by}, ${RATE} messages/s for ${seconds} s`
    return [
      {
        measured,
        figure: `${achieved.toFixed(1)}/s, ${journeys} referrals, ${errors} errors`,
        aim: judged(`≥ ${LEAST_ACHIEVED * RATE}/s, 0 errors`, isMade && errors === 0),
        ...(!isMade && { fails: `${measured}: only ${achieved.toFixed(1)}/s were taken (seed ${seed})` }),
      },
      {
        measured: 'from the moment a message was due until it was taken',
        figure: `p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, most ${most.toFixed(0)} ms; sent late by p99 ${late.toFixed(1)} ms`,
        aim: judged(`p99 ≤ ${MOST_P99} ms`, p99 <= MOST_P99),
      },
    ]
  } finally {
    sender.end()
    await server.kill()
  }
}

/** What a person types from hello to the reference. */
async function typedTexts(): Promise<readonly string[]> {
  const { around } = await surroundings(readConfig({ DATA_DIR: folder() }), console.error)
  const hear = hearAt(around)
  const texts: string[] = []
  await journeyThrough((said) => {
    if ('text' in said) texts.push(said.text)
    return hear(said)
  }, typed)
  await around.storage.close()
  return texts
}
