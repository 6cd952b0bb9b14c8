/** Fewer letters and digits than this are guessed. */
const SHORTEST = 8

/** Why a word will not do, by the name of what is said of it; nothing where it will. */
export type Mistake = 'short' | 'differs' | 'known'

/**
 * Whether a word can guard a referral: long enough, typed the same twice, and none of what the referral itself says. A birth date, name or
 * postcode is no secret to somebody at home.
 */
export function mistakeIn(word: string, again: string, referral: unknown): Mistake | undefined {
  const plain = bare(word)
  if ([...plain].length < SHORTEST) return 'short'
  if (plain !== bare(again)) return 'differs'
  return known(referral).some((one) => one.includes(plain) || plain === one) ? 'known' : undefined
}

/** Letters and digits alone, as they count. */
const bare = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')

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
