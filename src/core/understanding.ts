import type { Danger } from './danger/danger.ts'
import { createNet, type DangerLevels } from './danger/net.ts'
import { type ArticleWords, createByWords } from './finding/by-words.ts'
import type { Calibration } from './finding/confidence.ts'
import { createFinder, createRanking, type Found, type Heard } from './finding/finder.ts'
import { createDense } from './meaning/dense.ts'
import { featuresOf } from './meaning/features.ts'
import { createLexicon, type Lexicon } from './meaning/lexicon.ts'
import { createLogistic } from './meaning/logistic.ts'

/** Understands free text in English. `meaning` is the text's sentence embedding (length 1), where there is one. */
export type Understanding = {
  /** The article that a text asks for. */
  readonly find: (text: string, meaning?: Float32Array) => Found
  /** Whether a text may tell of danger, though no sign says so. */
  readonly danger: (text: string, meaning?: Float32Array) => Danger | undefined
  /** Whether a word, as `normalise` leaves it, is one that people use. */
  readonly isWord: (word: string) => boolean
}

/** What understanding rests on: lists of words, the articles' own words, and the trained models. Those over meanings may be left out. */
export type UnderstandingData = {
  /** `meaning.json` of English. */
  readonly lists: unknown
  /** The words that people use, with how often. */
  readonly used: ReadonlyMap<string, number>
  readonly articles: readonly ArticleWords[]
  readonly models: { readonly articles: Uint8Array; readonly danger: Uint8Array }
  readonly meaningModels?: { readonly articles: Uint8Array; readonly danger: Uint8Array }
  readonly settings: UnderstandingSettings
}

/** What training found beside the models; each once for words alone, and once with meaning. */
export type UnderstandingSettings = {
  readonly confidence: { readonly lexical: Calibration; readonly meaning: Calibration }
  readonly danger: { readonly lexical: DangerLevels; readonly meaning: DangerLevels }
}

/** Makes it. Opening the models takes tens of milliseconds. */
export function createUnderstanding(data: UnderstandingData): Understanding {
  const lexicon = createLexicon(data.lists, data.used)
  const byWords = createByWords(data.articles, (text) => lexicon.prepare(text).stems)
  const { meaningModels } = data
  const rank = createRanking(
    createLogistic(data.models.articles),
    byWords,
    meaningModels && createDense(meaningModels.articles),
  )
  const find = createFinder(rank, data.settings.confidence)
  const net = createNet(
    createLogistic(data.models.danger),
    data.settings.danger,
    meaningModels && createDense(meaningModels.danger),
  )
  const heard = rememberingLast((text) => heardOf(lexicon, text))
  const heardWith = (text: string, meaning?: Float32Array): Heard => ({
    ...heard(text),
    ...(meaning && meaningModels && { meaning }),
  })
  return {
    find: (text, meaning) => find(heardWith(text, meaning)),
    danger: (text, meaning) => net(heardWith(text, meaning)),
    isWord: (word) => data.used.has(word),
  }
}

/** A message as the models read it. */
export function heardOf(lexicon: Lexicon, text: string): Heard {
  const prepared = lexicon.prepare(text)
  return { prepared, features: featuresOf(prepared, lexicon) }
}

/** One message is asked about several times in a row. */
function rememberingLast(prepare: (text: string) => Heard): (text: string) => Heard {
  let last: { readonly text: string; readonly heard: Heard } | undefined
  return (text) => {
    if (last?.text !== text) last = { text, heard: prepare(text) }
    return last.heard
  }
}
