import { cleanLine, isBlank, lengthOf } from './clean.ts'
import { freeKind, isText } from './free-kind.ts'
import { problem } from './problem.ts'

/** A person's name, as they write it: any script, one letter or many. */
export const name = freeKind({
  field: { control: 'line', inputmode: 'text', autocomplete: 'name' },
  read: (typed, { max = LONGEST }) => {
    const value = cleanLine(typed)
    if (isBlank(value)) return problem('text.empty')
    const length = lengthOf(value)
    if (length > max) return problem('text.long', { max, length })
    if (ADDRESS.test(value)) return problem('name.notName')
    return LETTER.test(value) ? { value } : problem('name.letters')
  },
  is: isText,
  fits: (value, { max = LONGEST }) =>
    LETTER.test(value) && !ADDRESS.test(value) && lengthOf(value) <= max && cleanLine(value) === value,
  show: (value) => value,
})

/** The longest real names are below this. */
const LONGEST = 100
const LETTER = /\p{L}/u
/** An email address or the address of a website. */
const ADDRESS = /@|:\/\/|\bwww\.|\.(?:com|org|net|uk)\b/i
