import { freePort, startServer } from '../durability/server-process.ts'
import { median, medianPace } from './figures.ts'
import { folder } from './folders.ts'
import { type HttpPace, overHttp } from './over-http.ts'
import { judged, ROUNDS, type Row, shown, tell } from './rows.ts'

const JOURNEYS = 40
const BROWSERS = 8

/** The real server in a process of its own: how soon it is ready, and how quick. */
export async function serverRows(): Promise<readonly Row[]> {
  const data = folder()
  const port = await freePort()
  const starts: number[] = []
  for (let round = 1; round <= ROUNDS; round++) {
    tell(`start-up: round ${round} of ${ROUNDS}`)
    const server = await startServer(port, data)
    starts.push(server.readyAfter)
    await server.kill()
  }
  const server = await startServer(port, data)
  const rounds: HttpPace[] = []
  for (let round = 0; round <= ROUNDS; round++) {
    tell(`over HTTP: round ${round} of ${ROUNDS}`)
    const result = await overHttp(port, JOURNEYS, BROWSERS)
    if (round > 0) rounds.push(result)
  }
  await server.kill()
  const ready = median(starts)
  return [
    {
      measured: `forms taken over HTTP, ${BROWSERS} browsers at once`,
      figure: shown(medianPace(rounds.map((round) => round.forms))),
    },
    { measured: 'pages given meanwhile', figure: shown(medianPace(rounds.map((round) => round.pages))) },
    { measured: 'start until ready', figure: `${ready.toFixed(0)} ms`, aim: judged('≤ 3,000 ms', ready <= 3000) },
  ]
}
