import { bare } from '../../core/words/bare.ts'
import type { Referral } from '../../handover/referral.ts'

/** Fewer letters and digits than this are guessed. */
const SHORTEST = 8

/** Why a word will not do, by the name of what is said of it; nothing where it will. */
export type Mistake = 'short' | 'differs' | 'known' | 'guessed'

/**
 * Whether a word can guard a referral: long enough, typed the same twice, none of what the referral itself says, and not what is tried first. A
 * birth date, name or postcode is no secret to somebody at home.
 */
export function mistakeIn(word: string, again: string, referral: Referral | undefined): Mistake | undefined {
  const plain = bare(word)
  if ([...plain].length < SHORTEST) return 'short'
  if (plain !== bare(again)) return 'differs'
  if (known(referral).some((one) => one.includes(plain))) return 'known'
  return SHORT_WORD_AND_YEAR.test(plain) || isOfNames(plain, referral) ? 'guessed' : undefined
}

/** Such as "garden1985": whether a word is common, no list of ours knows in every language. */
const SHORT_WORD_AND_YEAR = /^(?:[\p{L}\p{M}]{1,10}\p{N}{1,4}|\p{N}{1,4}[\p{L}\p{M}]{1,10})$/u

/** Whether it is names of people in the referral and a number, and nothing else. */
function isOfNames(plain: string, referral: Referral | undefined): boolean {
  const letters = plain.replace(/\p{N}/gu, '')
  const names = namesIn(referral)
  const ends = new Set([0])
  for (const end of ends) for (const name of names) if (letters.startsWith(name, end)) ends.add(end + name.length)
  return letters !== '' && ends.has(letters.length)
}

/** Each word of the names, letters alone. */
const namesIn = (referral: Referral | undefined): readonly string[] =>
  [
    ...[referral?.person.name, referral?.person.preferredName, referral?.typedBy.name],
    ...[referral?.contact.mustNotKnow, referral?.authority.contact, referral?.care.worker],
  ]
    .flatMap((said) => (typeof said === 'string' ? said.split(/\s+/) : []))
    .map((part) => bare(part).replace(/\p{N}/gu, ''))
    .filter((part) => [...part].length > 1)

/** Everything that the referral says, and dates as people write them. */
function known(value: unknown): readonly string[] {
  if (typeof value === 'string') return [bare(value), ...asTyped(value)]
  if (typeof value === 'number') return [String(value)]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(known) : []
}

const MONTHS = 'january february march april may june july august september october november december'.split(' ')

function asTyped(text: string): readonly string[] {
  const [, year, month = '', day = ''] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? []
  if (!year) return []
  const name = MONTHS[Number(month) - 1] ?? ''
  const days = [day, String(Number(day))]
  return days.flatMap((one) => [
    `${one}${month}${year}`,
    `${one}${Number(month)}${year}`,
    `${one}${name}${year}`,
    `${name}${one}${year}`,
  ])
}
