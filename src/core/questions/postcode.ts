import { fix, isValid, toNormalised, validOutcode } from 'postcode'
import { freeKind, isText } from './free-kind.ts'
import type { Grammar } from './grammar.ts'
import { normalise, wordsOf } from './normalise.ts'
import { problem } from './problem.ts'

/** A postcode, or only its first half, by itself or inside a sentence. */
export const postcode = freeKind({
  field: { control: 'line', inputmode: 'text', autocomplete: 'postal-code' },
  read: (said, _, { grammar }) => {
    const typed = spelt(said, grammar)
    if (typed.length > LONGEST) return problem('postcode.unreadable')
    const [first, second] = postcodesIn(normalise(typed))
    if (second) return problem('postcode.several')
    return first ? { value: first } : problem('postcode.unreadable')
  },
  is: isText,
  fits: (value) => toNormalised(value) === value || isOutcode(value),
  show: (value) => value,
})

const LONGEST = 200

/** "L S one four A B" as it is written: a message of single letters and digits, said one after another. */
function spelt(said: string, { digits }: Grammar): string {
  const signs = wordsOf(said).map((word) => digits.get(word) ?? word)
  return signs.length >= 4 && signs.every((sign) => sign.length === 1) ? signs.join('') : said
}

/** The different postcodes of a text, else its different first halves, unless a second half was begun. */
function postcodesIn(text: string): readonly string[] {
  const alone = whole(text)
  if (alone) return [alone]
  const words = text.split(' ')
  const full = words.flatMap((word, i) => toNormalised(word) ?? toNormalised(`${word} ${words[i + 1] ?? ''}`) ?? [])
  const found =
    full.length > 0
      ? full
      : words
          .filter((word, i) => validOutcode(word) && !/^\d/.test(words[i + 1] ?? ''))
          .map((word) => word.toUpperCase())
  return [...new Set(found)]
}

/** A message that is a postcode and nothing else, with letters and digits that look alike put right, and any spaces. */
function whole(text: string): string | undefined {
  const fixed = /\d/.test(text) ? fix(text) : text
  const joined = text.replaceAll(' ', '')
  if (isValid(fixed)) return toNormalised(fixed) ?? undefined
  if (isValid(joined)) return toNormalised(joined) ?? undefined
  return validOutcode(joined) ? joined.toUpperCase() : undefined
}

const isOutcode = (value: string): boolean => validOutcode(value) && value === value.toUpperCase()
