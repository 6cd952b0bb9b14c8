/** Where else than in England. `elsewhere`: Guernsey, Jersey, the Isle of Man, or outside England and we do not know where. */
export type Nation = (typeof nations)[number]

export const nations = ['wales', 'scotland', 'northernIreland', 'elsewhere'] as const

/** How much of a postcode area or council (0 to 1, of its postcodes) lies in an ICB's area, by ODS code, or in another nation. */
export type Share = { readonly area: string; readonly share: number }

export const isNation = (area: string): area is Nation => nations.some((nation) => nation === area)

/** What a table's entry says, the largest share first. */
export const shares = (entry: Readonly<Record<string, number>>): readonly Share[] =>
  largestFirst(Object.entries(entry).map(([area, share]) => ({ area, share })))

/** One line for each area, with its shares added up. */
export const merged = (several: readonly Share[]): readonly Share[] => {
  const sums = new Map<string, number>()
  for (const { area, share } of several) sums.set(area, (sums.get(area) ?? 0) + share)
  return largestFirst([...sums].map(([area, share]) => ({ area, share })))
}

const largestFirst = (list: readonly Share[]) => list.toSorted((one, other) => other.share - one.share)
