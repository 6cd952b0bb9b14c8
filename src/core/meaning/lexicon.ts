import stem from 'wink-porter2-stemmer'
import * as z from 'zod/mini'
import { normalise } from '../questions/normalise.ts'
import { createSpeller } from './speller.ts'

/** A message as it is compared by meaning: its words spelt out, and the same as stems, each standing for its synonyms. */
export type Prepared = {
  readonly words: readonly string[]
  readonly stems: readonly string[]
  /** How many of the words nobody has used before. */
  readonly unknown: number
}

/** Prepares messages of one language. */
export type Lexicon = {
  readonly prepare: (text: string) => Prepared
  /** Words that carry little meaning by themselves; they count less. */
  readonly isLight: (word: string) => boolean
}

/** More is a story: what its first words mean is enough, and reading stays quick. */
const MOST_LETTERS = 1000
const MOST_WORDS = 120

/**
 * Makes the lexicon of English from `meaning.json` (`textSpeak`: what short forms stand for; `synonyms`: groups of words that mean the same here;
 * `light`: words that count less) and the words that people use, with how often. A wrong list throws, naming it.
 */
export function createLexicon(lists: unknown, used: ReadonlyMap<string, number>): Lexicon {
  const read = LISTS.safeParse(lists)
  if (!read.success) throw new Error(`locales/en/meaning.json: ${z.prettifyError(read.error)}`)
  const { textSpeak, synonyms, light } = read.data
  const spelt = new Map(
    Object.entries(textSpeak).map(([short, long]) => [normalise(short), normalise(long).split(' ')]),
  )
  const spell = createSpeller(used)
  const stemOf = remembering(stem)
  const same = new Map(
    synonyms.flatMap((group) => {
      const [first = ''] = group
      return group.map((word) => [stemOf(normalise(word)), stemOf(normalise(first))] as const)
    }),
  )
  const lights = new Set(light.map(normalise))
  return {
    isLight: (word) => lights.has(word),
    prepare: (text) => {
      const whole = typedWords(text).flatMap((word) => spelt.get(word) ?? [word])
      const words = whole.map(spell)
      return {
        words,
        stems: words.map((word) => {
          const root = stemOf(word)
          return same.get(root) ?? root
        }),
        unknown: words.filter((word) => !used.has(word)).length,
      }
    },
  }
}

/** Prepares messages of a language that has no lists: its words as they stand. */
export const plainLexicon: Lexicon = {
  isLight: () => false,
  prepare: (text) => {
    const words = typedWords(text)
    return { words, stems: words, unknown: 0 }
  },
}

const typedWords = (text: string): readonly string[] =>
  normalise(text.slice(0, MOST_LETTERS)).split(' ').filter(Boolean).slice(0, MOST_WORDS)

const list = z.array(z.string().check(z.minLength(1)))
const LISTS = z.object({
  textSpeak: z.record(z.string(), z.string()),
  synonyms: z.array(list),
  light: list,
})

/** Stems are asked for again and again. */
function remembering(find: (word: string) => string) {
  const known = new Map<string, string>()
  return (word: string): string => {
    const before = known.get(word)
    if (before !== undefined) return before
    const root = find(word)
    if (known.size < 20_000) known.set(word, root)
    return root
  }
}
