import type { Dense } from '../meaning/dense.ts'
import type { Features } from '../meaning/features.ts'
import type { Prepared } from '../meaning/lexicon.ts'
import type { Logistic } from '../meaning/logistic.ts'
import type { ByWords } from './by-words.ts'
import { type Calibration, confidenceOf, type Signals } from './confidence.ts'

/** What somebody may mean who asks for none of the articles: something near them, something else, or small talk. */
export const OUTSIDE = ['near', 'far', 'smalltalk'] as const
export type Outside = (typeof OUTSIDE)[number]

/**
 * What free text asks for: surely one article; one of three perhaps; or nothing that we know. `also` are the next best.
 */
export type Found =
  | { readonly zone: 'answer'; readonly article: string; readonly also: readonly string[] }
  | { readonly zone: 'offer'; readonly articles: readonly string[] }
  | { readonly zone: 'none'; readonly about: Outside }

/** A prepared message; `meaning` is its sentence embedding where there is one. */
export type Heard = { readonly prepared: Prepared; readonly features: Features; readonly meaning?: Float32Array }

/** The articles, the likeliest first, each with its share, and what tells how sure that is. */
export type Ranked = {
  readonly articles: readonly (readonly [string, number])[]
  readonly outside: Outside
  readonly signals: Signals
}

/** The classes of the models that are no article. */
export const outsideClass = (about: Outside): string => `none.${about}`

/** How much each way of finding counts; `both`: phrasings and meaning that say the same. Measured on passes left out. */
const WEIGHTS = { phrasings: 1, search: 0.15, meaning: 0.4, both: 1 }

/** Makes the ranking of the articles for a message: the share of each is a blend of what phrasings, the articles' own words, and meaning say. */
export const createRanking =
  (byPhrasings: Logistic, byWords: (prepared: Prepared) => ByWords, byMeaning?: Dense) =>
  ({ prepared, features, meaning }: Heard): Ranked => {
    const { classes } = byPhrasings
    const phrasings = byPhrasings.of(features)
    const search = byWords(prepared)
    const sense = meaning && byMeaning?.of(meaning)
    const shares = scaled(
      classes.map((name, one) => {
        const phrased = phrasings[one] ?? 0
        const meant = sense?.[one]
        const share = WEIGHTS.phrasings * phrased + WEIGHTS.search * (search.shares.get(name) ?? 0)
        const more = meant === undefined ? 0 : WEIGHTS.meaning * meant + WEIGHTS.both * Math.sqrt(phrased * meant)
        return [name, share + more] as const
      }),
    )
    const outside = OUTSIDE.map((about) => [about, shareOf(shares, outsideClass(about))] as const)
    const articles = shares.filter(([name]) => !name.startsWith('none.')).toSorted(([, one], [, other]) => other - one)
    const [first, second] = articles
    const bestOf = (probabilities: Float64Array | undefined) => probabilities && classes[bestAt(probabilities)]
    const [bySearch] = search.shares.keys()
    return {
      articles,
      outside: outside.reduce((one, other) => (other[1] > one[1] ? other : one))[0],
      signals: {
        first: first?.[1] ?? 0,
        margin: (first?.[1] ?? 0) - (second?.[1] ?? 0),
        none: outside.reduce((sum, [, share]) => sum + share, 0),
        search: search.best,
        agrees: [bestOf(phrasings), bySearch, bestOf(sense)].filter((one) => one === first?.[0]).length,
        unknown: prepared.unknown / Math.max(1, prepared.words.length),
        length: prepared.words.length,
      },
    }
  }

/** Makes what finds the article for a message. The calibration with meaning is used where there is a meaning. */
export function createFinder(
  rank: (heard: Heard) => Ranked,
  calibrations: { readonly lexical: Calibration; readonly meaning: Calibration },
): (heard: Heard) => Found {
  return (heard) => {
    const { articles, outside, signals } = rank(heard)
    const calibration = heard.meaning ? calibrations.meaning : calibrations.lexical
    const confidence = confidenceOf(calibration, signals)
    const [first = '', ...also] = articles.slice(0, OFFERED).map(([id]) => id)
    if (heard.prepared.words.length === 0) return { zone: 'none', about: 'far' }
    if (confidence >= calibration.answerAt) return { zone: 'answer', article: first, also }
    if (confidence >= calibration.offerAt) return { zone: 'offer', articles: [first, ...also] }
    return { zone: 'none', about: outside }
  }
}

const OFFERED = 3

/** Shares that add up to 1. */
function scaled(shares: readonly (readonly [string, number])[]): readonly (readonly [string, number])[] {
  const sum = shares.reduce((all, [, share]) => all + share, 0) || 1
  return shares.map(([name, share]) => [name, share / sum] as const)
}

const shareOf = (shares: readonly (readonly [string, number])[], name: string) =>
  shares.find(([other]) => other === name)?.[1] ?? 0

const bestAt = (probabilities: Float64Array): number =>
  probabilities.reduce((best, one, at) => (one > (probabilities[best] ?? 0) ? at : best), 0)
