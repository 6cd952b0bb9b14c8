import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { articleText } from './article-text.ts'
import type { Dialog } from './core/dialog/define.ts'
import type { Language } from './core/words/language.ts'
import { neededKeys } from './core/words/needed.ts'
import { createWords, type Everywhere, type Words, type WordTree } from './core/words/words.ts'
import { laidOver, languageOf, plainOf } from './languages.ts'
import { readCards } from './other-languages.ts'

/** The language that every conversation can fall back to. */
export const DEFAULT_LOCALE = 'en'

/** Every language that we speak. */
export type Locales = {
  /** The words of a language, or of the nearest that we have. */
  readonly wordsOf: (locale: string) => Words
  /** Those that people may choose, the default first. */
  readonly languages: readonly Language[]
}

/**
 * Reads every language in `folder`: one folder a language or register, one JSON file a dialog. Throws, naming each missing word, when a
 * language is not complete: no person is ever shown a key.
 */
export function readLocales(
  folder: string,
  dialogs: Readonly<Record<string, Dialog>>,
  everywhere: (language: string) => Everywhere = () => ({}),
  pictures: Readonly<Record<string, string>> = {},
): Locales {
  const trees = new Map(localesIn(folder).map((locale) => [locale, readTree(join(folder, locale))] as const))
  const english = trees.get(DEFAULT_LOCALE)
  if (!english) throw new Error(`${folder} has no folder "${DEFAULT_LOCALE}"`)
  const cards = readCards(join(folder, 'cards'))
  const wordsIn = (locale: string, own: WordTree, fallback?: Words) => {
    const tree: WordTree = { ...laidOver(trees.get(plainOf(locale)) ?? {}, own), card: cards }
    const version = createHash('sha256').update(JSON.stringify(tree)).digest('hex').slice(0, 12)
    const words = createWords(locale, tree, version, everywhere(locale), isEasyRead(locale) ? pictures : {}, fallback)
    return { words, language: languageOf(locale, tree) }
  }
  const standard = wordsIn(DEFAULT_LOCALE, english)
  const all = new Map(
    [...trees].map(([locale, own]) => [
      locale,
      locale === DEFAULT_LOCALE ? standard : wordsIn(locale, own, standard.words),
    ]),
  )
  const missing = [...all].flatMap(([locale, { words }]) =>
    missingWords(words, dialogs).map((key) => `locales/${locale}: ${key}`),
  )
  if (missing.length > 0) throw new Error(`These words are missing:\n${missing.join('\n')}`)
  const named = (locale: string) => all.get(locale) ?? all.get(locale.split('-')[0] ?? '') ?? all.get(DEFAULT_LOCALE)
  return {
    wordsOf: (locale) => (named(locale) as { words: Words }).words,
    languages: [...all.values()]
      .map(({ language }) => language)
      .sort((one, other) => Number(other.locale === DEFAULT_LOCALE) - Number(one.locale === DEFAULT_LOCALE)),
  }
}

/** The languages that we speak: the folders of `locales`, but for the cards of those that we do not. */
export const localesIn = (folder: string): readonly string[] => readdirSync(folder).filter((name) => name !== 'cards')

/** Easy read has a picture beside each message. */
const isEasyRead = (locale: string): boolean => locale.endsWith('-x-easy')

/** The keys that a language lacks, each with the places that were tried. */
export const missingWords = (words: Words, dialogs: Readonly<Record<string, Dialog>>): readonly string[] =>
  neededKeys(dialogs)
    .filter((alternatives) => !alternatives.some((key) => words.has(key)))
    .map((alternatives) => alternatives.join(' or '))

/** Lists by which a language is understood: nothing in them is said. */
const NOT_SAID: readonly string[] = ['meaning.json', 'danger-signs.json']

/** One language's files as a tree: the file's name is the first part of each key. Articles are Markdown, in a folder of their own. */
export function readTree(folder: string): WordTree {
  const files = readdirSync(folder).filter((file) => file.endsWith('.json') && !NOT_SAID.includes(file))
  const article = articlesIn(join(folder, 'article'))
  return {
    ...Object.fromEntries(files.map((file) => [file.slice(0, -'.json'.length), parsed(join(folder, file))])),
    ...(article && { article }),
  }
}

function articlesIn(folder: string): WordTree | undefined {
  if (!existsSync(folder)) return undefined
  const files = readdirSync(folder).filter((file) => file.endsWith('.md'))
  return Object.fromEntries(
    files.map((file) => [
      file.slice(0, -'.md'.length),
      articleText(join(folder, file), readFileSync(join(folder, file), 'utf8')),
    ]),
  )
}

function parsed(file: string): WordTree {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as WordTree
  } catch (cause) {
    throw new Error(`${file} is not JSON: ${(cause as Error).message}`, { cause })
  }
}
