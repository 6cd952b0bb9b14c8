import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { KnownWords } from './core/meaning/redact.ts'
import type { WordTree } from './core/words/words.ts'

/**
 * The words that a redacted question may keep: the common ones, ours, those of the glossary, in their plainest forms, and those that our
 * articles write small, as they stand there.
 */
export function readKnownWords(content: string, { glossary, article }: WordTree): KnownWords {
  const listed = ['common.txt', 'known.txt'].flatMap((file) =>
    readFileSync(join(content, 'words', file), 'utf8')
      .split('\n')
      .filter((line) => !line.startsWith('#'))
      .flatMap((line) => line.split(/\s+/)),
  )
  const terms = Object.values((glossary ?? {}) as Record<string, { label?: string; words?: readonly string[] }>)
  const explained = terms.flatMap(({ words = [] }) => words).flatMap((words) => words.split(/[^\p{L}]+/u))
  const abbreviations = terms.flatMap(({ label = '' }) => label.match(/\b\p{Lu}{2,5}\b/gu) ?? [])
  const words = [...listed, ...explained].map((word) => word.toLowerCase()).filter((word) => /^[a-z']{2,}$/.test(word))
  return {
    words: new Set(['a', ...words.flatMap(formsOf), ...smallWordsIn(article)]),
    abbreviations: new Set(abbreviations.map((word) => word.toLowerCase())),
  }
}

/** Whole words in small letters: names have a capital in what we write. */
const smallWordsIn = (tree: WordTree[string] | undefined): readonly string[] => {
  if (typeof tree === 'string')
    return tree.replace(/\{\{.*?\}\}|\S*[.@/]\S/g, ' ').match(/(?<![\p{L}\p{N}])[a-z]{2,}(?![\p{L}\p{N}])/gu) ?? []
  return Object.values(tree ?? {}).flatMap(smallWordsIn)
}

/** Only endings that make no names of common words, as -er and -n do ("peter", "owen"). */
const formsOf = (word: string): readonly string[] => {
  if (word.length < 3) return [word]
  const stem = word.replace(/e$/, '')
  return [word, `${word}s`, `${stem}ed`, `${stem}ing`]
}
