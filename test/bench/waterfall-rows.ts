import { readConfig } from '../../src/config.ts'
import { surroundings } from '../../src/surroundings.ts'
import { median, medianPace, type Pace } from './figures.ts'
import { fiveQuestions, typedAnswers } from './five-questions.ts'
import { folder } from './folders.ts'
import { judged, ROUNDS, type Row, shown, tell } from './rows.ts'
import { installWaterfall, startWaterfall } from './waterfall.ts'

const CONVERSATIONS = 200
const AT_ONCE = 50

/** Five questions asked by us, and by a waterfall of botbuilder-dialogs. */
export async function waterfallRows(): Promise<readonly Row[]> {
  try {
    tell('waterfall: installing it')
    installWaterfall()
  } catch (error) {
    console.error(error)
    return [{ measured: 'five questions, beside a waterfall', figure: 'not measured: its packages were not installed' }]
  }
  const rounds = await played()
  const ours = medianPace(rounds.map(({ ours }) => ours))
  const reading = medianPace(rounds.map(({ reading }) => reading))
  const plain = medianPace(rounds.map(({ plain }) => plain))
  // Each round by itself, for what else the computer does changes from one to the next.
  const beside = median(rounds.map(({ ours, reading }) => ours.perSecond / reading.perSecond))
  const besidePlain = median(rounds.map(({ ours, plain }) => ours.perSecond / plain.perSecond))
  return [
    { measured: `five questions, ${AT_ONCE} conversations at once: ours`, figure: shown(ours) },
    { measured: 'a waterfall with prompts that read the choice and the date', figure: shown(reading) },
    { measured: 'ours ÷ this waterfall', figure: `${beside.toFixed(1)} ×`, aim: judged('≥ 5 ×', beside >= 5) },
    { measured: 'a waterfall that takes any text', figure: shown(plain) },
    { measured: 'ours ÷ this waterfall', figure: `${besidePlain.toFixed(1)} ×` },
  ]
}

type Round = { readonly ours: Pace; readonly reading: Pace; readonly plain: Pace }

/** In turns, so that what else the computer does slows all alike. The first round only warms up. */
async function played(): Promise<readonly Round[]> {
  const { around } = await surroundings(readConfig({ DATA_DIR: folder() }), console.error)
  const bots = { reading: startWaterfall(folder(), 'reading'), plain: startWaterfall(folder(), 'plain') }
  const texts = ['hello', ...typedAnswers.theirs]
  const rounds: Round[] = []
  try {
    for (let round = 0; round <= ROUNDS; round++) {
      tell(`five questions: round ${round} of ${ROUNDS}`)
      const ours = await fiveQuestions(around, CONVERSATIONS, AT_ONCE)
      const reading = await bots.reading.round(texts, CONVERSATIONS, AT_ONCE)
      const plain = await bots.plain.round(texts, CONVERSATIONS, AT_ONCE)
      if (round > 0) rounds.push({ ours, reading, plain })
    }
  } finally {
    await Promise.all([bots.reading.end(), bots.plain.end(), around.storage.close()])
  }
  return rounds
}
