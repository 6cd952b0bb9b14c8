import * as z from 'zod/mini'
import { type DangerKind, dangerKinds } from './danger.ts'
import { createFinder } from './finder.ts'
import { createFolding, createPatternFolding } from './folding.ts'
import { type Pattern, readPattern, type Span } from './pattern.ts'
import { vainSigns } from './vain.ts'

/**
 * The kinds of danger that a message tells of in plain words, those first that are said first. `certain`: only what tells of it whatever stands
 * near (`always`), which no net may doubt.
 */
export type Signs = (text: string, which?: 'certain') => readonly DangerKind[]

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
  const { list, spelling, misspelt, now, ...kinds } = read.data
  const folded = createPatternFolding(spelling)
  const named = namedLists(list, folded)
  const listed = [
    ...now.map((written, at) => ({ kind: 'now', role: 'now', written, at }) as const),
    ...dangerKinds.flatMap((kind) =>
      roles.flatMap((role) => kinds[kind][role].map((written, at) => ({ kind, role, written, at }))),
    ),
  ]
  const patterns = listed.map(({ kind, role, written, at }) => {
    try {
      return readPattern(folded(written), named)
    } catch (mistake) {
      return fail([`"${kind}.${role}.${at}" (“${written}”) ${(mistake as Error).message}`])
    }
  })
  const fold = createFolding({ spelling, misspelt, known: wordsIn(patterns) })
  const vain = dangerKinds.flatMap((kind) => vainSigns(kind, kinds[kind], folded, fold))
  if (vain.length > 0) return fail(vain)
  const find = createFinder(patterns)
  const unbroken = patterns.map(isUnbroken)
  return (text, which) => {
    const found = [...find(fold(text))].map(([at, matches]) => ({
      ...(listed[at] as (typeof listed)[number]),
      isUnbroken: unbroken[at] === true,
      matches,
    }))
    const of = (kind: DangerKind | 'now', role: Role | 'now') =>
      found.filter((one) => one.kind === kind && one.role === role)
    const spansOf = (kind: DangerKind | 'now', role: Role | 'now') =>
      of(kind, role).flatMap(({ matches }) => matches.flat())
    const isNow = new Set(spansOf('now', 'now').map(({ sentence }) => sentence))
    return dangerKinds.filter((kind) => {
      const [always, signs] = [of(kind, 'always'), which === 'certain' ? [] : of(kind, 'signs')]
      if (always.length + signs.length === 0) return false
      const [not, unless] = [spansOf(kind, 'not'), spansOf(kind, 'unless')]
      const stands = (match: readonly Span[]) => !match.some((span) => not.some((other) => takesBack(other, span)))
      const isPast = (span: Span, isUnbroken: boolean) =>
        !isNow.has(span.sentence) &&
        unless.some((other) => isNear(other, span) && !(isUnbroken && isPartOf(other, span)))
      return (
        always.some(({ matches }) => matches.some(stands)) ||
        signs.some(({ matches, isUnbroken }) =>
          matches.some((match) => stands(match) && !match.some((span) => isPast(span, isUnbroken))),
        )
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
  now: patternList,
  ...(Object.fromEntries(dangerKinds.map((kind) => [kind, KIND])) as Record<DangerKind, typeof KIND>),
})

/** A list may name others that stand before it. */
function namedLists(
  list: Readonly<Record<string, readonly string[]>>,
  folded: (written: string) => string,
): ReadonlyMap<string, readonly string[]> {
  const named = new Map<string, readonly string[]>()
  for (const [name, entries] of Object.entries(list)) {
    const whole = entries.flatMap((entry) =>
      entry.startsWith('@') ? (named.get(entry.slice(1)) ?? [entry]) : [folded(entry)],
    )
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
  not.sentence === sign.sentence && not.from < sign.to && sign.from < not.to && !isPartOf(not, sign)

/** Whether words are some of those that a sign itself says, and not all of them. */
const isPartOf = (one: Span, sign: Span) =>
  one.sentence === sign.sentence &&
  sign.from <= one.from &&
  one.to <= sign.to &&
  one.to - one.from < sign.to - sign.from

/** Whether all words between the first and the last are the sign's own: what it says may then be a word of history or asking too ("covered in …"). */
const isUnbroken = ({ parts }: Pattern) => parts.flat().every((chain) => chain.every(({ gap }) => gap === 0))

const isNear = (one: Span, other: Span) =>
  one.sentence === other.sentence && one.from - other.to <= NEAR && other.from - one.to <= NEAR
