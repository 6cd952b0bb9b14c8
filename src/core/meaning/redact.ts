import {
  ADDRESS_MARKS,
  ARTICLES,
  BEFORE_NAMES,
  MONTHS,
  NAMES_TOO,
  NUMBERS,
  NUMBERS_TOO,
  STREETS,
  STREETS_ALONE,
  SURNAMES_TOO,
  TITLES,
} from './private-words.ts'

/** The words that may be kept, in lower case: `words` written small, `abbreviations` written large too. */
export type KnownWords = { readonly words: ReadonlySet<string>; readonly abbreviations: ReadonlySet<string> }

const MOST_WORDS = 40
const FEWEST_WORDS = 2

/**
 * A question with nothing in it that may name somebody: the known words in lower case, in their order, and "…" for all that stood
 * between. It would rather lose a word than keep a name. Gives nothing where fewer than two words are left.
 */
export function redact(text: string, known: KnownWords): string | undefined {
  const tokens = tokensOf(text)
  const dropped = droppedIn(tokens)
  const kept = tokens.map((token, at) => (!dropped.has(at) && isKnown(token, known) ? token.word : undefined))
  const beside = kept.map((word, at) =>
    word !== undefined && SURNAMES_TOO.has(word) && isLost(at - 1) + isLost(at + 1) > 0 ? undefined : word,
  )
  /** 1 where a word stood that is not a known one and may be a name. */
  function isLost(at: number) {
    const token = tokens[at]
    return token !== undefined && kept[at] === undefined && /^[\p{L}’'-]+$/u.test(token.word) ? 1 : 0
  }
  const words = beside.slice(0, MOST_WORDS)
  if (words.filter((word) => word !== undefined).length < FEWEST_WORDS) return undefined
  const shown = words.map((word) => word ?? GAP).filter((word, at, all) => word !== GAP || all[at - 1] !== GAP)
  return [...shown, ...(beside.length > MOST_WORDS && shown.at(-1) !== GAP ? [GAP] : [])].join(' ')
}

const GAP = '…'

type Token = {
  /** In lower case, without the marks around it. */
  readonly word: string
  readonly isCapital: boolean
  readonly isAllCapitals: boolean
  readonly beginsSentence: boolean
}

/** Words as they stand between spaces; those that a hyphen joins are two, others that marks join stay one and are known to nobody. */
function tokensOf(text: string): readonly Token[] {
  const plain = text
    .normalize('NFKC')
    .replace(/[\p{Cf}\p{Mn}]/gu, '')
    .replaceAll('’', "'")
  const isShouted = !/\p{Ll}/u.test(plain)
  let beginsSentence = true
  return plain
    .split(/(?<=\n)|\s+/)
    .flatMap((raw) => (/[@.:/\\_\p{N}]\S/u.test(raw) || /\p{N}/u.test(raw) ? [raw] : raw.split(/(?<=[-–—,;&+])/)))
    .flatMap((raw) => {
      const bare = raw.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '').replace(/'s$/i, '')
      const token = {
        word: bare.toLowerCase(),
        isCapital: !isShouted && /\p{Lu}/u.test(bare),
        isAllCapitals: /^\p{Lu}{2,}$/u.test(bare),
        beginsSentence: beginsSentence && /^\p{Lu}?[^\p{Lu}]*$/u.test(bare),
      }
      if (bare !== '') beginsSentence = bare.length > 1 && !TITLES.has(token.word)
      else if (raw.trim() !== '') return []
      if (!/[.!?\n]["')\]]*$/.test(raw) && bare !== '') beginsSentence = false
      return bare === '' ? [] : [token]
    })
}

function isKnown({ word, isCapital, isAllCapitals, beginsSentence }: Token, { words, abbreviations }: KnownWords) {
  if (isAllCapitals && abbreviations.has(word)) return true
  if (/^i('m|'ve|'d|'ll)?$/.test(word)) return true
  if (isCapital && !(beginsSentence && !(SENTENCE_NAMES.has(word) || SURNAMES_TOO.has(word)))) return false
  if (NAMES_TOO.has(word) || (word.length < 2 && word !== 'a')) return false
  return words.has(word) || (!isCapital && abbreviations.has(word))
}

/** Names that may begin a sentence as other words do. */
const SENTENCE_NAMES: ReadonlySet<string> = new Set(['will', 'may', 'april', 'june', 'pat', 'sue', 'art'])

/** The places of words that may be part of a number, a date, an address or a name, whatever the words are. */
function droppedIn(tokens: readonly Token[]): ReadonlySet<number> {
  const word = (at: number) => tokens[at]?.word ?? ''
  const dropped = new Set<number>()
  const drop = (from: number, to: number) => {
    for (let at = Math.max(0, from); at <= to; at++) dropped.add(at)
  }
  const isFigure = (at: number) => /\p{N}/u.test(word(at)) || NUMBERS.has(word(at))
  tokens.forEach((token, at) => {
    if (isFigure(at)) drop(at, at)
    if (
      MONTHS.has(token.word) &&
      (!MONTHS_TOO.has(token.word) || isFigure(at - 1) || isFigure(at + 1) || word(at - 1) === 'of')
    )
      drop(at, at)
    if (STREETS_ALONE.has(token.word) && at > 0 && !ARTICLES.has(word(at - 1))) drop(at - 1, at)
    if (STREETS.has(token.word))
      for (let back = 1; back <= 4; back++) if (isFigure(at - back) || word(at - back) === 'one') drop(at - back, at)
    if (BEFORE_NAMES.has(token.word)) drop(at + 1, at + (/^(is|was|are|s|:)$/.test(word(at + 1)) ? 4 : 3))
    if (TITLES.has(token.word)) drop(at + 1, at + 2)
    if (ADDRESS_MARKS.has(token.word)) drop(at - 3, at + 2)
  })
  // Outwards from each figure, as far as numbers go: "one" alone is a word, beside others it is part of them.
  for (const way of [1, -1]) {
    const places = way > 0 ? [...tokens.keys()] : [...tokens.keys()].reverse()
    for (const at of places)
      if (
        NUMBERS_TOO.has(word(at)) &&
        (isFigure(at - way) ||
          (dropped.has(at - way) && (NUMBERS_TOO.has(word(at - way)) || MONTHS.has(word(at - way)))))
      )
        drop(at, at)
  }
  return new Set([...dropped].filter((at) => at < tokens.length))
}

/** Months that are other words too. */
const MONTHS_TOO: ReadonlySet<string> = new Set(['march', 'may', 'mar', 'sep', 'dec', 'jan', 'jun'])
