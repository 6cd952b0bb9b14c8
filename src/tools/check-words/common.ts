/**
 * Whether a word is common: it is listed, or a form of a listed word by the rules of English. The rules are a little generous ("paing"
 * would pass): they are there to find hard words, not spelling mistakes.
 */
export const isCommon = (word: string, listed: ReadonlySet<string>): boolean =>
  formsOf(word).some((form) => listed.has(form))

/** The word in lower case, and every word that it may be a form of: `Carers` gives `carers`, `carer` and `care` among others. */
export function formsOf(word: string): readonly string[] {
  const plain = word.toLowerCase().replaceAll('’', "'")
  const whole = plain.replace(/('s|n't|'re|'ve|'ll|'d|'m)$/, '')
  const once = [plain, plain.replaceAll("'", ''), whole, ...withoutEnding(whole)]
  return [...new Set([...once, ...once.flatMap(withoutEnding)])]
}

/** What a word may have been before its last ending was put on. */
const withoutEnding = (word: string): readonly string[] =>
  ENDINGS.filter(([ending]) => word.endsWith(ending)).flatMap(([ending, instead]) => {
    const stem = word.slice(0, -ending.length)
    if (stem.length < 2) return []
    const isDoubled = DOUBLING.includes(ending) && /([bdglmnprt])\1$/.test(stem)
    return [...instead.map((before) => stem + before), ...(isDoubled ? [stem.slice(0, -1)] : [])]
  })

/** Each ending, with what may have stood in its place. */
const ENDINGS: readonly (readonly [string, readonly string[]])[] = [
  ['s', ['']],
  ['es', ['']],
  ['ies', ['y']],
  ['ed', ['', 'e']],
  ['ied', ['y']],
  ['ing', ['', 'e']],
  ['er', ['', 'e']],
  ['ier', ['y']],
  ['est', ['', 'e']],
  ['iest', ['y']],
  ['ly', ['', 'le']],
  ['ily', ['y']],
  ['n', ['']],
]

/** Before these, a consonant may stand twice: `stopped`, `planning`. */
const DOUBLING = ['ed', 'ing', 'er', 'est']
