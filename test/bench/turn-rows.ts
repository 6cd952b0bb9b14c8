import { readConfig } from '../../src/config.ts'
import { surroundings } from '../../src/surroundings.ts'
import { journey } from '../durability/journey.ts'
import { bareLoop, type Written, writtenBy } from './bare-loop.ts'
import { medianPace, type Pace } from './figures.ts'
import { folder } from './folders.ts'
import { inProcess } from './in-process.ts'
import { judged, ROUNDS, type Row, shown, tell } from './rows.ts'

const JOURNEYS = 40
const AT_ONCE = 16

/** Turns in process, beside the least that a program could do. */
export async function turnRows(): Promise<readonly Row[]> {
  const { alone, together, bare } = await paces(await oneJourney())
  const ratio = bare.perSecond / alone.perSecond
  return [
    {
      measured: 'durable turns in process, one conversation after another',
      figure: shown(alone),
      aim: judged('≥ 1,000/s, p99 ≤ 10 ms', alone.perSecond >= 1000 && alone.p99 <= 10),
    },
    {
      measured: `the same, ${AT_ONCE} conversations at once`,
      figure: shown(together),
      aim: judged('≥ 1,000/s', together.perSecond >= 1000),
    },
    { measured: 'bare loop that writes the same rows', figure: shown(bare) },
    { measured: 'bare loop ÷ turns', figure: `${ratio.toFixed(1)} ×`, aim: judged('≤ 3 ×', ratio <= 3) },
  ]
}

/** What the turns of one journey write. */
async function oneJourney(): Promise<readonly Written[]> {
  const { around } = await surroundings(readConfig({ DATA_DIR: folder() }), console.error)
  const written: Written[] = []
  const { storage } = around
  const save: typeof storage.save = (change) => {
    written.push(writtenBy(change))
    return storage.save(change)
  }
  await journey({ ...around, storage: { ...storage, save } }, 'bench:one')
  await storage.close()
  return written
}

/** In turns, so that what else the computer does slows all three alike. The first round only warms up. */
async function paces(written: readonly Written[]): Promise<Readonly<Record<'alone' | 'together' | 'bare', Pace>>> {
  const { around } = await surroundings(readConfig({ DATA_DIR: folder() }), console.error)
  const rounds: { alone: Pace; together: Pace; bare: Pace }[] = []
  for (let round = 0; round <= ROUNDS; round++) {
    tell(`in process: round ${round} of ${ROUNDS}`)
    const alone = await inProcess(around, JOURNEYS, 1)
    const together = await inProcess(around, JOURNEYS, AT_ONCE)
    const bare = await bareLoop(written, JOURNEYS)
    if (round > 0) rounds.push({ alone, together, bare })
  }
  await around.storage.close()
  return {
    alone: medianPace(rounds.map(({ alone }) => alone)),
    together: medianPace(rounds.map(({ together }) => together)),
    bare: medianPace(rounds.map(({ bare }) => bare)),
  }
}
