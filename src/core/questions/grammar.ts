import * as z from 'zod/mini'
import { normalise, wordsOf } from './normalise.ts'

/** The words by which answers are read in one language, beside those of the choices. All are as `normalise` leaves them. */
export type Grammar = {
  /** Spoken digits, by what they are written as ("oh": 0). */
  readonly digits: ReadonlyMap<string, string>
  /** How often the digit that follows counts ("double": 2). */
  readonly repeats: ReadonlyMap<string, number>
  readonly numbers: ReadonlyMap<string, number>
  /** Places in a list ("second": 2). */
  readonly ordinals: ReadonlyMap<string, number>
  /** They make an ordinal of the digits before them ("2nd"). */
  readonly ordinalEndings: ReadonlySet<string>
  /** The last place in a list. */
  readonly last: ReadonlySet<string>
  /** Said around a place in a list ("the", "number", "please"). */
  readonly aroundPlace: ReadonlySet<string>
  /** What a place may be called ("the second one"). */
  readonly afterPlace: ReadonlySet<string>
  /** They call a number a number, right before it ("no. 2"). */
  readonly beforeNumber: ReadonlySet<string>
  /** Said inside a date ("the 12th of March"). */
  readonly insideDate: ReadonlySet<string>
  /** Between the items of a list. */
  readonly and: ReadonlySet<string>
  /** Whole messages that name every option; and when there are two. */
  readonly all: ReadonlySet<string>
  readonly both: ReadonlySet<string>
  /** They turn what follows round: naming a choice near them is not choosing it. */
  readonly turning: ReadonlySet<string>
  /** Words and phrases that may tell of harm or fear: whoever says them chooses nothing, unless a whole choice is called so. */
  readonly harm: readonly string[]
  /** They change nothing about a yes or a no. */
  readonly neutral: ReadonlySet<string>
  /** How a question begins ("what", "can"). */
  readonly asking: ReadonlySet<string>
  /** How words begin that tell whom it is for, and no name ("for my mum"), or who that is ("my mum"). */
  readonly aboutWhom: ReadonlySet<string>
  readonly my: ReadonlySet<string>
  readonly kin: ReadonlySet<string>
  /** What stands before a name ("my name is"), and before a year of birth ("born"). */
  readonly beforeName: readonly string[]
  readonly born: ReadonlySet<string>
  /** Spoken signs of an email address. */
  readonly at: ReadonlySet<string>
  readonly dot: ReadonlySet<string>
  /** The words of dates that are told from today on; `weekdays` by their number, Monday 1. */
  readonly relative: Readonly<Record<RelativeWord, ReadonlySet<string>>> & {
    readonly weekdays: ReadonlyMap<string, number>
  }
  /** How people say that they are not sure: understood where it is no choice of the question, too. */
  readonly unsure: readonly string[]
  /** Whole messages by which people say that they would rather not answer. */
  readonly declined: ReadonlySet<string>
  /** Whole messages that are a yes: refused where more was asked for. */
  readonly yes: ReadonlySet<string>
  /** The names of months, by themselves and as they stand in a date: in this language, and then in English, as on letters. */
  readonly months: readonly ReadonlyMap<string, number>[]
  /** Names of days near today, by how far ahead they are. */
  readonly nearToday: ReadonlyMap<string, number>
}

const relativeWords = ['around', 'next', 'last', 'in', 'ago', 'day', 'week', 'fortnight', 'month', 'year'] as const
type RelativeWord = (typeof relativeWords)[number]

/**
 * Makes the grammar of a language (BCP 47) from the lists in its `grammar.json`; `unsure`, `yes` and `declined` are the words of its
 * shared choices `notSure`, `yes`, and `preferNotToSay` with `skip`. The names of months and days are Intl's. A missing list throws.
 */
export function createGrammar(
  language: string,
  lists: unknown,
  unsure: readonly string[],
  yes: readonly string[] = [],
  declined: readonly string[] = [],
): Grammar {
  const read = LISTS.safeParse(lists ?? {}, {
    error: ({ input }) => (input === undefined ? 'is missing' : 'does not have the form that it has in English'),
  })
  if (!read.success) {
    const mistakes = read.error.issues.map(({ path, message }) => `"${path.join('.')}" ${message}`)
    throw new Error(`locales/${language}/grammar.json: ${mistakes.join('; ')}`)
  }
  const { digits, repeats, numbers, ordinals, ...sets } = read.data
  return {
    digits: byWord(digits),
    repeats: numbersByWord(repeats),
    numbers: numbersByWord(numbers),
    ordinals: numbersByWord(ordinals),
    ordinalEndings: asSet(sets.ordinalEndings),
    last: asSet(sets.last),
    aroundPlace: asSet(sets.aroundPlace),
    afterPlace: asSet(sets.afterPlace),
    beforeNumber: asSet(sets.beforeNumber ?? []),
    insideDate: asSet(sets.insideDate),
    and: asSet(sets.and),
    all: asSet(sets.all),
    both: asSet(sets.both),
    turning: asSet(sets.turning),
    harm: sets.harm.map((phrase) => ` ${normalise(phrase)} `),
    neutral: asSet(sets.neutral),
    asking: asSet(sets.asking ?? []),
    aboutWhom: asSet(sets.aboutWhom ?? []),
    my: asSet(sets.my ?? []),
    kin: asSet(sets.kin ?? []),
    beforeName: (sets.beforeName ?? []).map(normalise),
    born: asSet(sets.born ?? []),
    at: asSet(sets.at ?? []),
    dot: asSet(sets.dot ?? []),
    relative: {
      ...(Object.fromEntries(relativeWords.map((word) => [word, asSet(sets.relative?.[word] ?? [])])) as Record<
        RelativeWord,
        ReadonlySet<string>
      >),
      weekdays: weekdayNames(language),
    },
    unsure,
    yes: asSet(yes),
    declined: asSet(declined),
    months: [monthNames(language), monthNames('en')],
    nearToday: namesNearToday(language),
  }
}

/** Most lists are compared word by word, so that two words in one entry would never be found. */
const words = z.array(z.string().check(z.refine((entry) => wordsOf(entry).length === 1)))
const phrases = z.array(z.string().check(z.refine((entry) => wordsOf(entry).length > 0)))
const wordsByNumber = z.record(z.string().check(z.regex(/^[1-9]\d*$/)), words)

const LISTS = z.object({
  digits: z.record(z.string().check(z.regex(/^[\d+]$/)), words),
  repeats: wordsByNumber,
  numbers: wordsByNumber,
  ordinals: wordsByNumber,
  ordinalEndings: words,
  last: words,
  aroundPlace: words,
  afterPlace: words,
  insideDate: words,
  and: words,
  all: phrases,
  both: phrases,
  turning: words,
  harm: phrases,
  neutral: words,
  /** A language may lack these: then only what does not need them is understood. */
  asking: z.optional(words),
  beforeNumber: z.optional(words),
  aboutWhom: z.optional(words),
  my: z.optional(words),
  kin: z.optional(words),
  beforeName: z.optional(phrases),
  born: z.optional(words),
  at: z.optional(words),
  dot: z.optional(words),
  relative: z.optional(z.record(z.string(), words)),
})

const byWord = (lists: Readonly<Record<string, readonly string[]>>): ReadonlyMap<string, string> =>
  new Map(Object.entries(lists).flatMap(([meant, said]) => said.map((word) => [normalise(word), meant] as const)))

const numbersByWord = (lists: Readonly<Record<string, readonly string[]>>): ReadonlyMap<string, number> =>
  new Map([...byWord(lists)].map(([word, meant]) => [word, Number(meant)] as const))

const asSet = (list: readonly string[]): ReadonlySet<string> => new Set(list.map(normalise))

/** Many languages bend a month's name behind a day: Polish has "marzec" by itself, and "12 marca". */
function monthNames(language: string): ReadonlyMap<string, number> {
  const common = { month: 'long', calendar: 'gregory', timeZone: 'UTC' } as const
  const formats = [
    new Intl.DateTimeFormat(language, common),
    new Intl.DateTimeFormat(language, { ...common, day: 'numeric' }),
  ]
  return new Map(
    Array.from({ length: 12 }, (_, month) => month).flatMap((month) =>
      formats
        .flatMap((format) => format.formatToParts(Date.UTC(2000, month)))
        .filter(({ type }) => type === 'month')
        .map(({ value }) => [normalise(value), month + 1] as const),
    ),
  )
}

/** Hindi has one word for yesterday and tomorrow: a name of two days is left out, so that nothing is guessed. */
function namesNearToday(language: string): ReadonlyMap<string, number> {
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto' })
  const names = [-1, 0, 1].map((ahead) => [normalise(format.format(ahead, 'day')), ahead] as const)
  return new Map(names.filter(([name]) => names.filter(([other]) => other === name).length === 1))
}

/** The names of weekdays, whole and cut short, by their number. 1 January 2024 was a Monday. */
function weekdayNames(language: string): ReadonlyMap<string, number> {
  return new Map(
    (['long', 'short'] as const).flatMap((weekday) => {
      const format = new Intl.DateTimeFormat(language, { weekday, timeZone: 'UTC' })
      return [1, 2, 3, 4, 5, 6, 7].map((day) => [normalise(format.format(Date.UTC(2024, 0, day))), day] as const)
    }),
  )
}
