/** What a language is recognised by. */
export type Tongue = {
  readonly name: string
  /** Unicode's name of its script. */
  readonly script: string
  /** The language that it is, when this is another way to write one (`ur` for Urdu in Latin letters). */
  readonly as?: string
  readonly dir?: 'rtl'
  /** Letters beyond those that every language of its script has. */
  readonly letters?: string
  /** Its commonest words and those that people in need type, each line several, between spaces. */
  readonly words?: readonly string[]
}

/** How much of a text speaks for a language, in words: one that several languages have counts for each in part. */
export type Evidence = {
  readonly language: string
  readonly isLatin: boolean
  /** Words of its list that are not English and that are longer than two letters. */
  readonly known: number
  readonly total: number
  /** English words that the language does not have. */
  readonly english: number
}

/** Makes what weighs the words of a text for each language of a script, the weightiest first. */
export function evidenceOf(tongues: Readonly<Record<string, Tongue>>, english: ReadonlySet<string>) {
  const tags = Object.keys(tongues)
  const speakers = new Map<string, Set<string>>()
  for (const tag of tags) {
    for (const word of listed(tongues[tag])) {
      for (const form of [word, plain(word)]) speakers.set(form, (speakers.get(form) ?? new Set()).add(tag))
    }
  }
  const isEnglish = englishIn(english)
  /** The languages whose letters a word needs, of those that write it. */
  const spellers = (word: string, among: readonly string[]): readonly string[] => {
    const special = [...word].filter((letter) => among.some((tag) => tongues[tag]?.letters?.includes(letter)))
    return special.length === 0
      ? []
      : among.filter((tag) => special.every((letter) => tongues[tag]?.letters?.includes(letter)))
  }
  return (words: readonly string[], script: string): readonly Evidence[] => {
    const among = tags.filter((tag) => tongues[tag]?.script === script)
    const isLatin = script === 'Latin'
    const weighed = words.map((word) => {
      const known = speakers.get(word) ?? speakers.get(script === 'Arabic' ? plain(word) : word)
      return {
        spoken: known ? among.filter((tag) => known.has(tag)) : [],
        spelt: spellers(word, among),
        isEnglish: isLatin && isEnglish(word),
        isLong: [...word].length > 2,
        isOne: [...word].length === 1,
      }
    })
    return among
      .map((tag) => {
        const own = weighed.filter(({ isOne }) => !isOne)
        const spoken = own.filter(({ spoken, isEnglish }) => !isEnglish && spoken.includes(tag))
        const spelt = own.filter(({ spelt, isEnglish }) => !isEnglish && spelt.includes(tag))
        return {
          language: tongues[tag]?.as ?? tag,
          isLatin,
          known: spoken.filter(({ isLong }) => isLong).length,
          total:
            sum(spoken.map(({ spoken, isLong }) => (isLong ? 1 : SHORT) * shared(spoken.length))) +
            sum(spelt.map(({ spelt }) => LETTERS / spelt.length)),
          english: own.filter(({ isEnglish, spoken }) => isEnglish && !spoken.includes(tag)).length,
        }
      })
      .filter(({ total }) => total > 0)
      .toSorted((one, other) => other.total - one.total)
  }
}

/** A word of two letters says less than a longer one, and so do letters: names have them too. */
const SHORT = 0.6
const LETTERS = 0.6

/** What a word is worth to each of the languages that have it: kin share many. */
const shared = (languages: number) => 1 / Math.sqrt(languages)

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0)

const listed = (tongue: Tongue | undefined): readonly string[] =>
  (tongue?.words ?? []).flatMap((line) =>
    line
      .normalize('NFC')
      .replace(/\u200c/g, '')
      .toLowerCase()
      .split(/[\s-]+/),
  )

/** A word as people type it who have not the keys: without accents, or with the letters of an Arabic keyboard. */
const plain = (word: string): string =>
  word
    .replace(/[łßıđøəيكىهھةأإآ]/g, (letter) => PLAIN[letter] ?? letter)
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')

const PLAIN: Readonly<Record<string, string>> = {
  ...{ ł: 'l', ß: 'ss', ı: 'i', đ: 'd', ø: 'o', ə: 'e' },
  ...{ ي: 'ی', ى: 'ی', ك: 'ک', ه: 'ہ', ھ: 'ہ', ة: 'ہ', أ: 'ا', إ: 'ا', آ: 'ا' },
}

/** Whether a word is English, in any of its common forms: "carers", "cared", "caring", "badly". */
const englishIn =
  (english: ReadonlySet<string>) =>
  (word: string): boolean =>
    english.has(word) ||
    ENDINGS.some(([ending, instead]) => word.endsWith(ending) && english.has(word.slice(0, -ending.length) + instead))

const ENDINGS = [
  ...[['s', ''] as const, ['es', ''] as const, ['ies', 'y'] as const, ['d', ''] as const, ['ed', ''] as const],
  ...[['ing', ''] as const, ['ing', 'e'] as const, ['in', ''] as const, ['ly', ''] as const, ['er', ''] as const],
  ...[['r', ''] as const, ['est', ''] as const, ['y', ''] as const],
]
