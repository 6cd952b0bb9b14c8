import MiniSearch from 'minisearch'
import type { Prepared } from '../meaning/lexicon.ts'

/** The words of an article that its subject is found by. */
export type ArticleWords = {
  readonly id: string
  readonly title: string
  readonly short: string
  readonly full: string
}

/** How much of what was found in all the articles each of them has (adding up to 1), and the best score. */
export type ByWords = { readonly shares: ReadonlyMap<string, number>; readonly best: number }

/** More articles than this are not weighed. */
const MOST = 12

/** Makes a search over what the articles say themselves: it knows words that nobody has asked with yet. */
export function createByWords(
  articles: readonly ArticleWords[],
  stemsOf: (text: string) => readonly string[],
): (prepared: Prepared) => ByWords {
  const search = new MiniSearch<ArticleWords>({
    fields: ['title', 'short', 'full'],
    tokenize: (text) => [...stemsOf(text)],
    processTerm: (term) => term,
    searchOptions: {
      boost: { title: 3, short: 1.5 },
      tokenize: (text) => text.split(' '),
      processTerm: (term) => term,
    },
  })
  search.addAll(articles)
  return ({ stems }) => {
    const found = search.search(stems.join(' ')).slice(0, MOST)
    const sum = found.reduce((all, { score }) => all + score, 0) || 1
    return { shares: new Map(found.map(({ id, score }) => [id as string, score / sum])), best: found[0]?.score ?? 0 }
  }
}
