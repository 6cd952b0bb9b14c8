import type { Language } from './core/words/language.ts'
import type { WordTree } from './core/words/words.ts'

/**
 * What a locale says of itself in its `locale.json`: its own name, whether somebody who reads it as their own has checked it, and how
 * people ask for it. Throws, naming the file, when that is not said.
 */
export function languageOf(locale: string, tree: WordTree): Language {
  const { name, status, draft, words } = (tree.locale ?? {}) as WordTree
  const isDraft = status === 'draft'
  const isWhole = typeof name === 'string' && (isDraft ? typeof draft === 'string' : status === 'checked')
  if (!isWhole || !Array.isArray(words)) {
    throw new Error(
      `locales/${locale}/locale.json needs "name", "status" (checked, or draft with a sentence "draft") and "words"`,
    )
  }
  return { locale, name, isDraft, words }
}

/** The language that a register belongs to: `en` for `en-x-easy`. */
export const plainOf = (locale: string): string => locale.replace(/-x-.*/, '')

/** A register laid over its language: what it does not say in its own way, it says and understands as the language does. */
export function laidOver(language: WordTree, register: WordTree): WordTree {
  const names = new Set([...Object.keys(language), ...Object.keys(register)])
  return Object.fromEntries(
    [...names].map((name) => {
      const [below, above] = [language[name], register[name]]
      return [name, isTree(below) && isTree(above) ? laidOver(below, above) : (above ?? below)]
    }),
  ) as WordTree
}

const isTree = (value: WordTree[string] | undefined): value is WordTree =>
  typeof value === 'object' && !Array.isArray(value)
