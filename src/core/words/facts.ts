/** How a fact is written: a number, a sum in pounds, a day, a month, or as it stands. */
export type FactKind = 'number' | 'money' | 'date' | 'month' | 'phone' | 'web'

/** A named fact that words may use: its values, each from one ISO date to another (`to` is the first day it no longer holds). */
export type NamedFact = {
  readonly id: string
  readonly kind: FactKind
  readonly values: readonly { readonly value: string | number; readonly from?: string; readonly to?: string }[]
  /** The entry of `content/sources` that it rests on. */
  readonly source: string
}

/** The value that holds on a day (ISO date); nothing when none does. Where several do, the one that began last. */
export const valueOn = ({ values }: NamedFact, today: string): string | number | undefined =>
  values
    .filter(({ from = '', to }) => from <= today && (to === undefined || today < to))
    .toSorted((one, other) => (one.from ?? '').localeCompare(other.from ?? ''))
    .at(-1)?.value

/** Facts as words of a language may name them (`fact.icbCount`): each is worded when it is read, so that a new value begins on its day. */
export const factsIn = (
  language: string,
  facts: readonly NamedFact[],
  today: () => string,
): Readonly<Record<string, string>> =>
  Object.defineProperties(
    {},
    Object.fromEntries(
      facts.map((fact) => [fact.id, { enumerable: true, get: () => worded(fact, language, today()) }] as const),
    ),
  )

function worded(fact: NamedFact, language: string, today: string): string {
  const value = valueOn(fact, today)
  if (value === undefined) throw new Error(`content/facts: "${fact.id}" has no value on ${today}`)
  return wordings[fact.kind](value, language)
}

const wordings: Readonly<Record<FactKind, (value: string | number, language: string) => string>> = {
  number: (value, language) => new Intl.NumberFormat(language).format(Number(value)),
  money: (value, language) =>
    new Intl.NumberFormat(language, { style: 'currency', currency: 'GBP', minimumFractionDigits: 0 }).format(
      Number(value),
    ),
  date: (value, language) => day(value, language, { day: 'numeric', month: 'long', year: 'numeric' }),
  month: (value, language) => day(`${value}-01`, language, { month: 'long', year: 'numeric' }),
  phone: String,
  web: String,
}

const day = (iso: string | number, language: string, format: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(language === 'en' || language.startsWith('en-') ? 'en-GB' : language, {
    ...format,
    timeZone: 'UTC',
  }).format(new Date(`${iso}T00:00Z`))
