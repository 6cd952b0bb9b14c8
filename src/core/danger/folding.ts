import { normalise, wordsOf } from '../questions/normalise.ts'
import { createSplitting, undisguised } from './disguise.ts'
import type { Sentences } from './pattern.ts'

/** How people write the words of the signs in another way. */
export type Spellings = {
  /** Words or phrases as people write them, by how the signs have them. */
  readonly spelling: Readonly<Record<string, readonly string[]>>
  /** Words that are known with one letter wrong, or two from eleven letters on. */
  readonly misspelt: readonly string[]
  /** Every whole word of the signs: those are never changed. */
  readonly known: ReadonlySet<string>
}

/** Splits a message into sentences of words, spelt as the signs are. Whole numbers are never touched. */
export function createFolding({ spelling, misspelt, known }: Spellings): (text: string) => Sentences {
  const written = new Map<string, { readonly words: readonly string[]; readonly meant: readonly string[] }[]>()
  for (const [meant, ways] of Object.entries(spelling)) {
    for (const way of ways) {
      const words = wordsOf(way)
      const first = words[0] as string
      written.set(first, [...(written.get(first) ?? []), { words, meant: wordsOf(meant) }])
    }
  }
  for (const ways of written.values()) ways.sort((one, other) => other.words.length - one.words.length)
  const inWays = new Set([...written.values()].flat().flatMap(({ words }) => words))
  const isSpelt = (word: string) => known.has(word) || inWays.has(word)

  const wordMeant = (word: string): string => {
    if (isSpelt(word) || /^\d+$/.test(word)) return word
    const ways = [
      withLetters(word),
      word.replace(/(\D)\1{2,}/gu, '$1$1'),
      word.replace(/(\D)\1{2,}/gu, '$1'),
      word.replace(/(\D)\1+/gu, '$1'),
    ]
    return ways.find(isSpelt) ?? misspelt.find((one) => isNear(word, one)) ?? word
  }

  const split = createSplitting(isSpelt)
  const folded = (words: readonly string[]): string[] => {
    const said = words.map(wordMeant).flatMap((word) => (isSpelt(word) ? [word] : split(word).map(wordMeant)))
    const meant: string[] = []
    for (let at = 0; at < said.length; ) {
      const way = written
        .get(said[at] as string)
        ?.find((one) => one.words.every((word, ahead) => said[at + ahead] === word))
      meant.push(...(way?.meant ?? [said[at] as string]))
      at += way?.words.length ?? 1
    }
    return meant
  }

  return (text) =>
    undisguised(text)
      .replace(HIDDEN, '')
      .replace(PAUSE, ' ')
      .split(END)
      .map((sentence) => folded(wordsOf(sentence)))
      .filter((words) => words.length > 0)
}

/** A letter hidden behind a star ("k*ll"). */
const HIDDEN = /(?<=\p{L})[*#](?=\p{L})/gu
const PAUSE = /\.{2,}|\u2026/g
const END = /[.!?;\n\u06d4\u061f]+/

/** Digits that stand for letters inside a word ("ov3rdose"). */
const withLetters = (word: string) =>
  /^\p{L}+\d+\p{L}+$/u.test(word) ? word.replace(/\d/g, (digit) => LOOKS_LIKE[Number(digit)] as string) : word
const LOOKS_LIKE = ['o', 'i', 'z', 'e', 'a', 's', 'g', 't', 'b', 'g']

/** Whether a word is another with a letter too many, too few, wrong or in its neighbour's place; the first is right. */
function isNear(word: string, right: string): boolean {
  const most = right.length >= 11 ? 2 : 1
  if (word.length < 5 || word[0] !== right[0] || Math.abs(word.length - right.length) > most) return false
  let [before, last]: [number[], number[]] = [[], Array.from({ length: right.length + 1 }, (_, at) => at)]
  for (let row = 1; row <= word.length; row++) {
    const next = [row]
    for (let at = 1; at <= right.length; at++) {
      const isSame = word[row - 1] === right[at - 1]
      let steps = Math.min(
        (last[at] as number) + 1,
        (next[at - 1] as number) + 1,
        (last[at - 1] as number) + (isSame ? 0 : 1),
      )
      const isSwapped = row > 1 && at > 1 && word[row - 1] === right[at - 2] && word[row - 2] === right[at - 1]
      if (isSwapped) steps = Math.min(steps, (before[at - 2] as number) + 1)
      next.push(steps)
    }
    ;[before, last] = [last, next]
  }
  return (last.at(-1) as number) <= most
}

/** A pattern's words as `normalise` leaves them; its own marks stay. */
const normalisePattern = (written: string): string => written.replace(/[^\s|*?@&._]+/gu, (word) => normalise(word))

/** Leaves a pattern's words as messages are folded, word for word; a way of writing that makes more words or fewer is not known here. */
export function createPatternFolding(spelling: Spellings['spelling']): (written: string) => string {
  const meant = new Map(
    Object.entries(spelling).flatMap(([right, ways]) => {
      const words = wordsOf(right)
      return words.length > 1
        ? []
        : ways.filter((way) => wordsOf(way).length === 1).map((way) => [normalise(way), words[0] as string] as const)
    }),
  )
  return (written) => normalisePattern(written).replace(WHOLE_WORD, (word) => meant.get(word) ?? word)
}

/** A word of a pattern, not the name of a list or the beginning of a word. */
const WHOLE_WORD = /(?<![\p{L}\p{M}\p{N}@])[\p{L}\p{M}\p{N}]+(?![\p{L}\p{M}\p{N}*])/gu
