import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createByWords } from '../core/finding/by-words.ts'
import type { Calibration } from '../core/finding/confidence.ts'
import { createRanking, type Heard, OUTSIDE, outsideClass } from '../core/finding/finder.ts'
import { createLexicon, plainLexicon } from '../core/meaning/lexicon.ts'
import { createSpread } from '../core/meaning/spread.ts'
import { heardOf, MEANING_SIZE, type UnderstandingSettings } from '../core/understanding.ts'
import { readSigns } from '../signs.ts'
import { projectFolder } from '../surroundings.ts'
import { articleWords, languagesOfDanger, modelFolder, readLists, trainedFrom, wordsUsed } from '../understanding.ts'
import { calibrate, type Judged, share } from './train/calibrate.ts'
import { percent } from './train/danger-levels.ts'
import { trainDanger } from './train/danger-net.ts'
import { embedded } from './train/embedded.ts'
import { englishWords } from './train/english-words.ts'
import { dangerMessages, type Example, NEAR_DANGER, outside, phrasings } from './train/examples.ts'
import { acrossFolds, type opened, type Ready, trained } from './train/folds.ts'
import { ordinaryAnswers, ordinaryChoices, ordinaryLines } from './train/ordinary.ts'
import { usedWords } from './train/used-words.ts'

/** Trains the models that understand free text, from what is in `locales/en` and `content/words`, and writes them to `content/model`. */

/** How many weights the model of the articles by words keeps: what a browser can be sent. */
const MOST_WEIGHTS = 105_000
/**
 * How much may be met by the nets without need. What is new to the English one meets up to half as many again as what was left out of its
 * training.
 */
const MOST_BY_WORDS = { carded: 0.015, interrupted: 0.01, doubted: 0.005 }
const MOST_WITH_MEANING = { carded: 0.015, interrupted: 0.01, doubted: 0.005 }
const MOST = { carded: 0.02, interrupted: 0.02, doubted: 0.01 }
/** Two passes are left out at a time. */
const FOLDS = 3

const locale = join(projectFolder, 'locales', 'en')
const asked = [...phrasings(locale), ...outside(locale, FOLDS)]
const messages = dangerMessages(join(locale, 'danger', 'messages.tsv'))
const words = usedWords(
  projectFolder,
  asked.map(({ text }) => text),
)
const lexicon = createLexicon(readLists(projectFolder), wordsUsed(words))
const signs = readSigns(join(projectFolder, 'locales'))
const isSigned = (text: string) => signs(text).length > 0
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
const judged = acrossFolds(readyAsked, classes, MOST_WEIGHTS, ({ set }) => set % FOLDS, judge)
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

const spread = createSpread(MEANING_SIZE)
const english = trainDanger(
  'en',
  { messages, questions: asked.filter(({ label }) => !NEAR_DANGER.has(label)).map(({ text }) => text), answers },
  { lexical: MOST_BY_WORDS, meaning: MOST_WITH_MEANING },
  (text) => {
    const { meaning, ...byWords } = heard(text)
    return { ...byWords, ...(meaning && { meaning: spread(meaning) }) }
  },
  isSigned,
)
const others = languagesOfDanger(projectFolder).map((language) => {
  const folder = join(projectFolder, 'locales', language)
  const set = {
    messages: dangerMessages(join(folder, 'danger', 'messages.tsv')),
    questions: ordinaryLines(folder),
    answers: ordinaryChoices(folder),
  }
  return [
    language,
    trainDanger(language, set, { lexical: MOST, meaning: MOST }, (text) => heardOf(plainLexicon, text), isSigned),
  ] as const
})

const folder = modelFolder(projectFolder)
mkdirSync(folder, { recursive: true })
const all = trained(readyAsked, classes, MOST_WEIGHTS)
const settings: UnderstandingSettings & { readonly trainedFrom: string } = {
  trainedFrom: trainedFrom(projectFolder),
  confidence,
  danger: english.levels,
  dangerIn: Object.fromEntries(others.map(([language, { levels }]) => [language, levels.lexical])),
}
const files: Readonly<Record<string, Uint8Array | string | undefined>> = {
  'articles.bin': all.words,
  'articles-meaning.bin': all.meaning,
  'danger.bin': english.models.words,
  'danger-meaning.bin': english.models.meaning,
  ...Object.fromEntries(others.map(([language, { models }]) => [`danger-${language}.bin`, models.words])),
  'words.txt': words,
  'settings.json': `${JSON.stringify(settings, null, 2)}\n`,
}
for (const [name, data] of Object.entries(files)) if (data) writeFileSync(join(folder, name), data)
console.log(`content/model is written`)
