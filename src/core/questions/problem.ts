import type { Read } from './kind.ts'

/** Every problem that reading can find, with the values its words may use. The words are in `locales/<language>/problem.json`. */
export const problems = {
  'choice.none': [],
  'choice.several': ['first', 'second'],
  'choice.number': ['count'],
  'choice.gone': [],
  'several.alone': ['label'],
  'several.part': ['text'],
  'yesNo.unsure': [],
  'text.empty': [],
  'text.long': ['max', 'length'],
  'text.huge': ['max'],
  'text.moreThanYes': [],
  'name.letters': [],
  'name.notName': [],
  'name.who': [],
  'date.unreadable': [],
  'date.noSuchDay': ['text'],
  'date.noSuchMonth': ['month'],
  'date.year': [],
  'date.whole': [],
  'date.future': [],
  'date.tooOld': ['year'],
  'phone.unreadable': [],
  'phone.short': [],
  'phone.long': [],
  'phone.extension': [],
  'phone.several': [],
  'email.at': [],
  'email.unreadable': [],
  'postcode.unreadable': [],
  'postcode.several': [],
  'nhsNumber.unreadable': [],
  'nhsNumber.digits': ['count'],
  'nhsNumber.check': [],
  'number.unreadable': [],
  'number.small': [],
  'number.large': ['max'],
} as const

type Problems = typeof problems
type Values<K extends keyof Problems> = Readonly<Record<Problems[K][number], string | number>>

/** A problem with the values that its words need: a misspelt key or a forgotten value does not compile. */
export function problem<K extends keyof Problems>(
  key: K,
  ...values: Problems[K]['length'] extends 0 ? [] : [Values<K>]
): Read {
  const [given] = values
  return given ? { problem: key, values: given } : { problem: key }
}
