import { clean, isBlank, lengthOf } from './clean.ts'
import { freeKind, isText } from './free-kind.ts'
import { normalise } from './normalise.ts'
import { problem } from './problem.ts'

/** A person's own words, kept as typed. They are escaped where they are shown, and never searched for harm here. */
export const text = freeKind({
  field: { control: 'lines' },
  read: (typed, { max = LONGEST, moreThanYes }, { grammar }) => {
    const value = clean(typed)
    if (isBlank(value)) return problem('text.empty')
    if (moreThanYes && grammar.yes.has(normalise(value))) return problem('text.moreThanYes')
    const length = lengthOf(value)
    return length > max ? problem('text.long', { max, length }) : { value }
  },
  is: isText,
  fits: (value, { max = LONGEST }) => !isBlank(value) && lengthOf(value) <= max && clean(value) === value,
  show: (value) => value,
})

/** About eighty words: enough to say what matters, and no more than a case worker reads at a glance. */
const LONGEST = 500
