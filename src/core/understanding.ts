import type { Danger } from './danger/danger.ts'
import { createNet, type DangerLevels, type NetLevels } from './danger/net.ts'
import { type ArticleWords, createByWords } from './finding/by-words.ts'
import type { Calibration } from './finding/confidence.ts'
import { createFinder, createRanking, type Found, type Heard } from './finding/finder.ts'
import { createDense } from './meaning/dense.ts'
import { featuresOf } from './meaning/features.ts'
import { createLexicon, type Lexicon, plainLexicon } from './meaning/lexicon.ts'
import { createLogistic } from './meaning/logistic.ts'
import { createSpread } from './meaning/spread.ts'

/** Understands free text in English; danger in every language that has a net. `meaning` is the text's sentence embedding (length 1), where there is one. */
export type Understanding = {
  /** The article that a text asks for. */
  readonly find: (text: string, meaning?: Float32Array) => Found
  /** Whether a text may tell of danger, though no sign says so. */
  readonly danger: (text: string, meaning?: Float32Array) => Danger | undefined
  /** Whether it is so sure that a text tells of no danger that a sign in it may be mistaken. */
  readonly isHarmless: (text: string, meaning?: Float32Array) => boolean
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
  /** The nets of other languages, by words alone, with their languages. */
  readonly dangerIn: ReadonlyMap<string, Uint8Array>
  readonly meaningModels?: { readonly articles: Uint8Array; readonly danger: Uint8Array }
  readonly settings: UnderstandingSettings
}

/** What training found beside the models; each once for words alone, and once with meaning. */
export type UnderstandingSettings = {
  readonly confidence: { readonly lexical: Calibration; readonly meaning: Calibration }
  readonly danger: NetLevels
  /** By language. */
  readonly dangerIn: Readonly<Record<string, DangerLevels>>
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
  const denseDanger = meaningModels && createDense(meaningModels.danger)
  const net = createNet(
    {
      words: createLogistic(data.models.danger),
      ...(denseDanger && { meaning: { model: denseDanger, spread: createSpread(MEANING_SIZE) } }),
    },
    data.settings.danger,
  )
  const others = [...data.dangerIn].map(([language, packed]) => {
    const levels = data.settings.dangerIn[language]
    if (!levels) throw new Error(`content/model/settings.json: "dangerIn" says nothing of ${language}`)
    return createNet({ words: createLogistic(packed) }, { lexical: levels, meaning: levels })
  })
  const heard = rememberingLast((text) => heardOf(lexicon, text))
  const heardWith = (text: string, meaning?: Float32Array): Heard => ({
    ...heard(text),
    ...(meaning && meaningModels && { meaning }),
  })
  return {
    find: (text, meaning) => find(heardWith(text, meaning)),
    danger: (text, meaning) => {
      const found = net(heardWith(text, meaning)).danger
      if (found || others.length === 0) return found
      const plain = heardOf(plainLexicon, text)
      return others.map((of) => of(plain).danger).find((one) => one !== undefined)
    },
    isHarmless: (text, meaning) => net(heardWith(text, meaning)).isHarmless,
    isWord: (word) => data.used.has(word),
  }
}

/** How many numbers a sentence's meaning has. */
export const MEANING_SIZE = 512

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
