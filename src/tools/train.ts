import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DANGER_CLASSES, type DangerLevels, dangerIn } from '../core/danger/net.ts'
import { createByWords } from '../core/finding/by-words.ts'
import type { Calibration } from '../core/finding/confidence.ts'
import { createRanking, type Heard, OUTSIDE, outsideClass } from '../core/finding/finder.ts'
import { createLexicon } from '../core/meaning/lexicon.ts'
import { heardOf } from '../core/understanding.ts'
import { readSigns } from '../signs.ts'
import { projectFolder } from '../surroundings.ts'
import { articleWords, modelFolder, readLists, trainedFrom, wordsUsed } from '../understanding.ts'
import { calibrate, type Judged, share } from './train/calibrate.ts'
import { embedded } from './train/embedded.ts'
import { englishWords } from './train/english-words.ts'
import { dangerMessages, type Example, NEAR_DANGER, outside, phrasings } from './train/examples.ts'
import { acrossFolds, type opened, type Ready, trained } from './train/folds.ts'
import { ordinaryAnswers } from './train/ordinary.ts'
import { usedWords } from './train/used-words.ts'

/** Trains the models that understand free text, from what is in `locales/en` and `content/words`, and writes them to `content/model`. */

/** How many weights the models by words keep: what a browser can be sent. */
const MOST_WEIGHTS = { articles: 150_000, danger: 12_000 }
/** Two passes are left out at a time; messages of danger are dealt out to five. */
const FOLDS = 3
const DANGER_FOLDS = 5
/** The sets of what tells of no danger: thresholds are set by questions, which are harder than answers. */
const [QUESTION, ANSWER] = [-1, -2]
/** How many ordinary questions may meet a card; how many that only look like danger may be interrupted by the net. */
const MOST_CARDED = 0.015
const MOST_INTERRUPTED = 0.01

const locale = join(projectFolder, 'locales', 'en')
const asked = [...phrasings(locale), ...outside(locale, FOLDS)]
const messages = dangerMessages(join(locale, 'danger', 'messages.tsv'))
const words = usedWords(
  projectFolder,
  asked.map(({ text }) => text),
)
const lexicon = createLexicon(readLists(projectFolder), wordsUsed(words))
const signs = readSigns(join(projectFolder, 'locales'))
const answers = ordinaryAnswers(locale, signs)
const meanings = await embedded([...asked.map(({ text }) => text), ...messages.map(({ text }) => text), ...answers])
const heard = (text: string): Heard => {
  const meaning = meanings.get(text)
  return { ...heardOf(lexicon, text), ...(meaning && { meaning }) }
}
const ready = (examples: readonly Example[]): readonly Ready[] =>
  examples.map((example) => ({ ...example, heard: heard(example.text) }))
console.log(
  `${asked.length} phrasings and ${messages.length} messages of danger or like it are read; ${answers.length} answers`,
)

const byWords = createByWords(articleWords(projectFolder, englishWords()), (text) => lexicon.prepare(text).stems)

const articles = [...new Set(asked.filter(({ label }) => !label.startsWith('none.')).map(({ label }) => label))]
const classes = [...articles, ...OUTSIDE.map(outsideClass)]
const readyAsked = ready(asked)
const judged = acrossFolds(readyAsked, classes, MOST_WEIGHTS.articles, ({ set }) => set % FOLDS, judge)
const confidence = {
  lexical: calibrated(
    'by words',
    judged.map(([lexical]) => lexical),
  ),
  meaning: calibrated(
    'with meaning',
    judged.map(([, meaning]) => meaning),
  ),
}

function judge(
  { words: model, meaning }: ReturnType<typeof opened>,
  { heard, label }: Ready,
): readonly [Judged, Judged] {
  const rank = createRanking(model, byWords, meaning)
  const { meaning: _, ...lexical } = heard
  return [lexical, heard].map((one): Judged => {
    const { articles: ranked, signals } = rank(one)
    return { signals, isInside: !label.startsWith('none.'), isRight: ranked[0]?.[0] === label }
  }) as unknown as readonly [Judged, Judged]
}

function calibrated(name: string, all: readonly Judged[]): Calibration {
  const calibration = calibrate(all)
  const inside = all.filter(({ isInside }) => isInside)
  console.log(
    `${name}: first right ${percent(share(inside, ({ isRight }) => isRight))} of questions in passes left out; answers from ${calibration.answerAt}, offers from ${calibration.offerAt}`,
  )
  return calibration
}

const [NO_DANGER, DANGER] = DANGER_CLASSES
const harmless = readyAsked
  .filter(({ label }) => !NEAR_DANGER.has(label))
  .map((one) => ({ ...one, label: NO_DANGER, set: QUESTION }))
const readyDanger = messages.map((message, index) => ({
  text: message.text,
  label: message.isCrisis ? DANGER : NO_DANGER,
  set: index % DANGER_FOLDS,
  heard: heard(message.text),
}))
const plain = answers.map((text) => ({ text, label: NO_DANGER, set: ANSWER, heard: heard(text) }))
const everyDanger: readonly Ready[] = [...readyDanger, ...harmless, ...plain]
const dangerous = acrossFolds(
  everyDanger,
  DANGER_CLASSES,
  MOST_WEIGHTS.danger,
  ({ set }, index) => (set >= 0 ? set : index % DANGER_FOLDS),
  ({ words: model, meaning }, { heard, label, set }) => {
    const { meaning: _, ...lexical } = heard
    const of = (one: Heard) => dangerIn(model, one, meaning)
    return {
      lexical: of(lexical),
      meaning: of(heard),
      isDanger: label !== NO_DANGER,
      isOrdinary: set === QUESTION,
      isMessage: set >= 0,
    }
  },
)
const danger = { lexical: levelsOf('lexical'), meaning: levelsOf('meaning') }

/** The lowest probabilities at which few enough harmless messages meet a card, or are interrupted. */
function levelsOf(by: 'lexical' | 'meaning'): DangerLevels {
  const ordinary = dangerous.filter(({ isOrdinary }) => isOrdinary)
  const like = dangerous.filter(({ isMessage, isDanger }) => isMessage && !isDanger)
  const crisis = dangerous.filter(({ isDanger }) => isDanger)
  const steps = Array.from({ length: 99 }, (_, step) => (step + 1) / 100)
  const cardAt = steps.find((at) => share(ordinary, (one) => one[by] >= at) <= MOST_CARDED) ?? 1
  const interruptAt = steps.find((at) => share(like, (one) => one[by] >= at) <= MOST_INTERRUPTED && at > cardAt) ?? 1
  const caught = (at: number) => percent(share(crisis, (one) => one[by] >= at))
  console.log(
    `danger, ${by}: cards from ${cardAt} (${caught(cardAt)} of danger, ${percent(share(like, (one) => one[by] >= cardAt))} of what is like it), interrupts from ${interruptAt} (${caught(interruptAt)})`,
  )
  return { cardAt, interruptAt }
}

const folder = modelFolder(projectFolder)
mkdirSync(folder, { recursive: true })
const all = trained(readyAsked, classes, MOST_WEIGHTS.articles)
const net = trained(everyDanger, DANGER_CLASSES, MOST_WEIGHTS.danger)
const files: Readonly<Record<string, Uint8Array | string | undefined>> = {
  'articles.bin': all.words,
  'articles-meaning.bin': all.meaning,
  'danger.bin': net.words,
  'danger-meaning.bin': net.meaning,
  'words.txt': words,
  'settings.json': `${JSON.stringify({ trainedFrom: trainedFrom(projectFolder), confidence, danger }, null, 2)}\n`,
}
for (const [name, data] of Object.entries(files)) if (data) writeFileSync(join(folder, name), data)
console.log(`content/model is written`)

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`
}
