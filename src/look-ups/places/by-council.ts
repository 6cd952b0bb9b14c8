import { merged, type Share, shares } from './share.ts'

type Council = { readonly name: string; readonly shares: readonly Share[] }

// More than this many councils begin alike only when the word says nothing ("south", "north").
const MostAlike = 4
const ShortestPart = 4

/** Finds the areas of a council by the name that a person types: its full name, a part of it, or with a slip of the finger. */
export const byCouncil = (
  entries: Readonly<Record<string, Readonly<Record<string, number>>>>,
): ((text: string) => readonly Share[]) => {
  const councils = Object.entries(entries).map(([name, entry]) => ({ name: plain(name), shares: shares(entry) }))
  return (text) => {
    const name = plain(text)
    if (!name) return []
    const found = [exact, part, slip].map((way) => way(councils, name)).find((alike) => alike.length > 0) ?? []
    return merged(
      found.flatMap((council) => council.shares.map((one) => ({ ...one, share: one.share / found.length }))),
    )
  }
}

/** The part of a council's name that tells it from others: "London Borough of Barnet" and "Barnet Council" are both `barnet`. */
export const plain = (text: string): string => {
  const words = text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[\u0300-\u036f'’.]/g, '')
    .replaceAll('&', ' and ')
    .replaceAll(/[^a-z]+/g, ' ')
    .trim()
  return telling(words) || words.replaceAll(/\b(council|corporation)\b/g, '').trim()
}

const telling = (words: string) => words.replaceAll(Common, ' ').replaceAll(/ +/g, ' ').trim()

const Common =
  /\b(council|corporation|borough|district|metropolitan|unitary|authority|county|city|london|royal|the|of)\b/g

const exact = (councils: readonly Council[], name: string) => councils.filter((council) => council.name === name)

const part = (councils: readonly Council[], name: string) => {
  if (telling(name).length < ShortestPart) return []
  const alike = councils.filter((council) => ` ${council.name}`.includes(` ${name}`))
  return alike.length <= MostAlike ? alike : []
}

const slip = (councils: readonly Council[], name: string) => {
  const most = name.length >= 9 ? 2 : name.length >= 5 ? 1 : 0
  const near = councils
    .map((council) => ({ council, slips: distance(council.name, name, most) }))
    .filter(({ slips }) => slips <= most)
  const least = Math.min(...near.map(({ slips }) => slips))
  const nearest = near.filter(({ slips }) => slips === least)
  return nearest.length === 1 ? nearest.map(({ council }) => council) : []
}

/** How many letters were left out, put in or changed; anything above `most` counts as too far. */
const distance = (one: string, other: string, most: number): number => {
  if (Math.abs(one.length - other.length) > most) return most + 1
  let before = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (const [row, letter] of [...one].entries()) {
    const now = [row + 1]
    for (const [at, wanted] of [...other].entries()) {
      const changed = (before[at] ?? 0) + (letter === wanted ? 0 : 1)
      now.push(Math.min(changed, (before[at + 1] ?? 0) + 1, (now[at] ?? 0) + 1))
    }
    before = now
  }
  return before[other.length] ?? 0
}
