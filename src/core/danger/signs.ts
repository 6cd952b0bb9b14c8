import * as z from 'zod/mini'
import { type DangerKind, dangerKinds } from './danger.ts'
import { createFolding, normalisePattern } from './folding.ts'
import { type Chain, endOf, openings, type Pattern, readPattern, type Sentences, type Span } from './pattern.ts'

/** The kinds of danger that a message tells of in plain words, those first that are said first. */
export type Signs = (text: string) => readonly DangerKind[]

/** How many words away, in the same sentence, a word of history or of asking still takes a sign back. */
const NEAR = 9

/**
 * Makes the signs of one language (BCP 47) from the lists in its `danger-signs.json`. Throws, naming file and entry, when one cannot be read.
 * docs/tasks/danger.md says how they are written.
 */
export function createSigns(language: string, lists: unknown): Signs {
  const read = FILE.safeParse(lists ?? {}, {
    error: ({ input }) => (input === undefined ? 'is missing' : 'does not have the form that it has in English'),
  })
  const fail = (mistakes: readonly string[]): never => {
    throw new Error(`locales/${language}/danger-signs.json: ${mistakes.join('; ')}`)
  }
  if (!read.success) return fail(read.error.issues.map(({ path, message }) => `"${path.join('.')}" ${message}`))
  const { list, spelling, misspelt, ...kinds } = read.data
  const named = namedLists(list)
  const patterns = dangerKinds.flatMap((kind) =>
    roles.flatMap((role) =>
      kinds[kind][role].map((written, at) => {
        try {
          return { kind, role, pattern: readPattern(normalisePattern(written), named) }
        } catch (mistake) {
          return fail([`"${kind}.${role}.${at}" (“${written}”) ${(mistake as Error).message}`])
        }
      }),
    ),
  )
  const fold = createFolding({ spelling, misspelt, known: wordsIn(patterns.map(({ pattern }) => pattern)) })
  const find = createFinder(patterns.map(({ pattern }) => pattern))
  return (text) => {
    const found = find(fold(text))
    const of = (kind: DangerKind, role: Role) =>
      [...found].flatMap(([at, matches]) =>
        patterns[at]?.kind === kind && patterns[at]?.role === role ? matches : [],
      )
    return dangerKinds.filter((kind) => {
      const [always, signs] = [of(kind, 'always'), of(kind, 'signs')]
      if (always.length + signs.length === 0) return false
      const [not, unless] = [of(kind, 'not').flat(), of(kind, 'unless').flat()]
      const stands = (match: readonly Span[]) => !match.some((span) => not.some((other) => takesBack(other, span)))
      return (
        always.some(stands) ||
        signs.some((match) => stands(match) && !match.some((span) => unless.some((other) => isNear(other, span))))
      )
    })
  }
}

/** What a pattern does: tell of danger whatever stands near it, tell of danger, take back what it touches, take back what it is near. */
const roles = ['always', 'signs', 'not', 'unless'] as const
type Role = (typeof roles)[number]

const patternList = z.array(z.string().check(z.regex(/\S/)))
const KIND = z.object({ always: patternList, signs: patternList, not: patternList, unless: patternList })
const FILE = z.object({
  list: z.record(z.string(), patternList),
  spelling: z.record(z.string(), patternList),
  misspelt: patternList,
  ...(Object.fromEntries(dangerKinds.map((kind) => [kind, KIND])) as Record<DangerKind, typeof KIND>),
})

/** A list may name others that stand before it. */
function namedLists(list: Readonly<Record<string, readonly string[]>>): ReadonlyMap<string, readonly string[]> {
  const named = new Map<string, readonly string[]>()
  for (const [name, entries] of Object.entries(list)) {
    const whole = entries.flatMap((entry) => named.get(entry.replace(/^@/, '')) ?? [normalisePattern(entry)])
    named.set(name, whole)
  }
  return named
}

const wordsIn = (patterns: readonly Pattern[]): ReadonlySet<string> =>
  new Set(
    patterns
      .flatMap(({ parts }) => parts.flat(2))
      .flatMap(({ any }) => any.flat())
      .flatMap(({ word, isBeginning }) => (isBeginning ? [] : [word])),
  )

/** What takes back a sign touches it, and is not a part of what the sign itself says ("cannot promise not to …"). */
const takesBack = (not: Span, sign: Span) =>
  not.sentence === sign.sentence &&
  not.from < sign.to &&
  sign.from < not.to &&
  !(sign.from <= not.from && not.to <= sign.to && not.to - not.from < sign.to - sign.from)

const isNear = (one: Span, other: Span) =>
  one.sentence === other.sentence && one.from - other.to <= NEAR && other.from - one.to <= NEAR

/** A message that says the same again and again is not searched for ever. */
const MOST_PLACES = 20

/** Finds every pattern in a message: by its place in the list, each match with the places of its parts. */
function createFinder(patterns: readonly Pattern[]): (said: Sentences) => Map<number, readonly Span[][]> {
  type Entry = { readonly at: number; readonly part: number; readonly chain: Chain }
  const byWord = new Map<string, Entry[]>()
  const byBeginning = new Map<string, Entry[]>()
  patterns.forEach(({ parts }, at) => {
    parts.forEach((chains, part) => {
      for (const chain of chains) {
        for (const { word, isBeginning } of openings(chain)) {
          const index = isBeginning ? byBeginning : byWord
          index.set(word, [...(index.get(word) ?? []), { at, part, chain }])
        }
      }
    })
  })
  const longest = Math.max(0, ...[...byBeginning.keys()].map((word) => word.length))
  const opened = (word: string) => {
    const entries = [...(byWord.get(word) ?? [])]
    for (let length = 2; length <= Math.min(longest, word.length); length++) {
      entries.push(...(byBeginning.get(word.slice(0, length)) ?? []))
    }
    return entries
  }
  return (said) => {
    const spans = new Map<number, Span[][]>()
    said.forEach((words, sentence) => {
      words.forEach((word, from) => {
        for (const { at, part, chain } of opened(word)) {
          const to = endOf(chain, words, from)
          if (to === undefined) continue
          const parts = spans.get(at) ?? []
          parts[part] = [...(parts[part] ?? []), { sentence, from, to }]
          spans.set(at, parts)
        }
      })
    })
    return new Map([...spans].map(([at, parts]) => [at, matchesOf(patterns[at] as Pattern, parts)] as const))
  }
}

/** Every way in which all parts of a pattern were found together. */
function matchesOf({ parts, within }: Pattern, found: readonly (readonly Span[] | undefined)[]): Span[][] {
  let matches: Span[][] = [[]]
  for (let part = 0; part < parts.length; part++) {
    matches = matches.flatMap((match) =>
      (found[part] ?? [])
        .slice(0, MOST_PLACES)
        .filter((span) => within === 'message' || match.every(({ sentence }) => sentence === span.sentence))
        .map((span) => [...match, span]),
    )
  }
  return matches
}
