/** Where a pattern was found: the first word and the one after the last, in one sentence of a message. */
export type Span = { readonly sentence: number; readonly from: number; readonly to: number }
/** A message as patterns read it: sentences of words. */
export type Sentences = readonly (readonly string[])[]
/** One way that a pattern may begin: with a whole word, or with the beginning of one. */
export type Opening = { readonly word: string; readonly isBeginning: boolean }

/** The words of a pattern in their order; `gap` is how many words may stand before one. */
export type Chain = readonly { readonly gap: number; readonly any: readonly Wording[] }[]
/** Words that stand side by side. */
type Wording = readonly Opening[]

/** Chains that all have to be found, in one sentence or anywhere in the message. */
export type Pattern = {
  readonly written: string
  readonly within: 'sentence' | 'message'
  readonly parts: readonly Part[]
}
/** What one part of a pattern may look like: an optional word makes two chains. */
export type Part = readonly Chain[]

/** The most words that may stand where `...` stands. */
const WIDEST_GAP = 4

/**
 * Reads a pattern: words; `a|b` one of them; `kill*` any ending; `own?` may be left out; `...` up to four words; `@me` a list; ` & ` both
 * in one sentence; ` && ` both anywhere in the message. Throws when it cannot be read.
 */
export function readPattern(written: string, lists: ReadonlyMap<string, readonly string[]>): Pattern {
  const within = written.includes(' && ') ? 'message' : 'sentence'
  const parts = written.split(/ &&? /).map((part) => readPart(part.trim().split(/\s+/), lists))
  return { written, within, parts }
}

/** What a chain may begin with, so that only those are tried that can begin where a word stands. */
export const openings = (chain: Chain): readonly Opening[] =>
  (chain[0]?.any ?? []).flatMap(([first]) => (first ? [first] : []))

/** The first place after the last word of a chain that begins at a word; nothing when it does not begin there. */
export function endOf(chain: Chain, words: readonly string[], from: number, at = 0): number | undefined {
  const link = chain[at]
  if (!link) return from
  for (let start = from; start <= Math.min(from + link.gap, words.length - 1); start++) {
    for (const wording of link.any) {
      if (!wording.every((one, ahead) => matches(one, words[start + ahead]))) continue
      const end = endOf(chain, words, start + wording.length, at + 1)
      if (end !== undefined) return end
    }
  }
  return undefined
}

const matches = ({ word, isBeginning }: Opening, said: string | undefined) =>
  said !== undefined && (isBeginning ? said.startsWith(word) : said === word)

function readPart(written: readonly string[], lists: ReadonlyMap<string, readonly string[]>): Part {
  const [first, ...rest] = written
  if (first === undefined || first === '...' || written.at(-1) === '...') throw new Error('begins or ends with a gap')
  let chains: Chain[] = [[]]
  let gap = 0
  for (const one of [first, ...rest]) {
    if (one === '...') {
      gap = WIDEST_GAP
      continue
    }
    const isOptional = one.endsWith('?')
    const link = { gap, any: wordingsOf(isOptional ? one.slice(0, -1) : one, lists) }
    chains = chains.flatMap((chain) => [
      [...chain, { ...link, gap: chain.length === 0 ? 0 : link.gap }],
      ...(isOptional ? [chain] : []),
    ])
    gap = 0
  }
  if (chains.some((chain) => chain.length === 0)) throw new Error('has no word that must be said')
  return chains
}

const wordingsOf = (written: string, lists: ReadonlyMap<string, readonly string[]>): readonly Wording[] =>
  written.split('|').flatMap((one) => {
    if (!one.startsWith('@')) return [wordingOf(one)]
    const listed = lists.get(one.slice(1))
    if (!listed) throw new Error(`names the list ${one}, which is not there`)
    return listed.map(wordingOf)
  })

const wordingOf = (written: string): Wording =>
  written.split(/[ _]/).map((one) => {
    const isBeginning = one.endsWith('*')
    const word = isBeginning ? one.slice(0, -1) : one
    if (!/^[\p{L}\p{M}\p{N}]+$/u.test(word) || (isBeginning && word.length < 2))
      throw new Error(`cannot be read at “${one}”`)
    return { word, isBeginning }
  })
