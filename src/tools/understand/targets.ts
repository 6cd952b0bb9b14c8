/** Figures in per cent, and a time in milliseconds. */
export type Figures = Readonly<
  Record<
    'first' | 'three' | 'wrong' | 'outside' | 'explicit' | 'signposted' | 'carded' | 'like' | 'ordinary' | 'p99',
    number
  >
>

/** What is to be reached on questions that nobody here has seen: at least, or at most. */
const TARGETS: Readonly<
  Record<'words' | 'meaning', Partial<Record<keyof Figures, { least?: number; most?: number }>>>
> = {
  words: { first: { least: 60 }, three: { least: 78 }, p99: { most: 5 } },
  meaning: {
    first: { least: 75 },
    three: { least: 90 },
    wrong: { most: 4 },
    outside: { most: 3 },
    explicit: { least: 100 },
    signposted: { least: 98 },
    carded: { least: 92 },
    like: { most: 4 },
    ordinary: { most: 2 },
    p99: { most: 40 },
  },
}

/** Each target with whether it is met. */
export const targets = (way: 'words' | 'meaning', figures: Figures) =>
  Object.entries(TARGETS[way]).map(([name, { least, most }]) => {
    const figure = figures[name as keyof Figures]
    return {
      name: `${name} ${figure.toFixed(1)}`,
      is: (least === undefined || figure >= least) && (most === undefined || figure <= most),
      wanted: least === undefined ? `at most ${most}` : `at least ${least}`,
    }
  })
