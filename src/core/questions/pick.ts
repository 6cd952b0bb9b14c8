import { freeKind, isText } from './free-kind.ts'
import { matchChoice, namedAnywhere } from './match-choice.ts'
import { isChoiceOf } from './offered.ts'

/** One of the options that a look-up found. The reading carries them, with the question's own choices as they are shown. */
export const pick = freeKind({
  field: { control: 'buttons' },
  read: (text, question, reading) => {
    const read = matchChoice(text, reading.choices, namedAnywhere, reading.grammar)
    const isOwn = 'value' in read && isText(read.value) && isChoiceOf(read.value, question)
    return isOwn ? { value: { choice: read.value as string } } : read
  },
  is: isText,
  fits: (value) => value !== '',
  show: (value, showing) => showing.label(value),
})
