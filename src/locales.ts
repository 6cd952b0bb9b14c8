import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Dialog } from './core/dialog/define.ts'
import { neededKeys } from './core/words/needed.ts'
import { createWords, type Words, type WordTree } from './core/words/words.ts'

/** The language that every conversation can fall back to. */
export const DEFAULT_LOCALE = 'en'

/**
 * Reads every language in `folder`: one folder a language, one JSON file a dialog. Throws, naming each missing word, when a language
 * is not complete: no person is ever shown a key.
 */
export function readLocales(
  folder: string,
  dialogs: Readonly<Record<string, Dialog>>,
  everywhere: Readonly<Record<string, string>> = {},
): (locale: string) => Words {
  const languages = new Map(
    readdirSync(folder).map((language) => {
      const tree = readTree(join(folder, language))
      const version = createHash('sha256').update(JSON.stringify(tree)).digest('hex').slice(0, 12)
      return [language, createWords(language, tree, version, everywhere)] as const
    }),
  )
  const missing = [...languages].flatMap(([language, words]) =>
    missingWords(words, dialogs).map((key) => `locales/${language}: ${key}`),
  )
  if (missing.length > 0) throw new Error(`These words are missing:\n${missing.join('\n')}`)
  const fallback = languages.get(DEFAULT_LOCALE)
  if (!fallback) throw new Error(`${folder} has no folder "${DEFAULT_LOCALE}"`)
  return (locale) => languages.get(locale) ?? languages.get(locale.split('-')[0] ?? '') ?? fallback
}

/** The keys that a language lacks, each with the places that were tried. */
export const missingWords = (words: Words, dialogs: Readonly<Record<string, Dialog>>): readonly string[] =>
  neededKeys(dialogs)
    .filter((alternatives) => !alternatives.some((key) => words.has(key)))
    .map((alternatives) => alternatives.join(' or '))

/** One language's files as a tree: the file's name is the first part of each key. */
export function readTree(folder: string): WordTree {
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'))
  return Object.fromEntries(files.map((file) => [file.slice(0, -'.json'.length), parsed(join(folder, file))]))
}

function parsed(file: string): WordTree {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as WordTree
  } catch (cause) {
    throw new Error(`${file} is not JSON: ${(cause as Error).message}`, { cause })
  }
}
