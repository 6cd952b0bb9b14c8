import type { Grammar } from './grammar.ts'
import type { Choice, Kind, Read } from './kind.ts'
import { listParts, type Part } from './list-parts.ts'
import { listPosition } from './list-position.ts'
import { isTurned, tellsOfHarm, wholeChoices } from './match-choice.ts'
import { wordsOf } from './normalise.ts'
import { areOptionsTogether, optionsTogether } from './options-together.ts'
import { problem } from './problem.ts'
import { showLabels } from './show-labels.ts'

/** Any number of options. What is kept is in the dialog's order, whatever order it was said in. */
export const several: Kind = {
  field: { control: 'boxes' },
  read: (text, question, reading) => {
    if (text.length > LONGEST) return problem('choice.none')
    const options = reading.choices.filter(({ id }) => question.options?.includes(id))
    const whole = wholeChoices(text, options)
    if (whole.length > 0) return chosen([whole], (ids) => optionsTogether(ids, question, reading))
    if (isEverything(text, options, reading.grammar)) {
      const all = options.map(({ id }) => id).filter((id) => !question.alone?.includes(id))
      return optionsTogether(all, question, reading)
    }

    if (tellsOfHarm(wordsOf(text), reading.grammar)) return problem('choice.none')
    const found: (readonly Choice[])[] = []
    for (const part of listParts(text, options, reading.grammar)) {
      const choices = partChoices(part, options, reading.grammar)
      if (!('found' in choices)) return choices
      found.push(...choices.found)
    }
    return chosen(found, (ids) => optionsTogether(ids, question, reading))
  },
  fits: areOptionsTogether,
  show: showLabels,
}

/** A longer message is a story, and what it happens to name is no answer. */
const LONGEST = 1000

/** Each item found has one option; words that two options list are asked about. */
function chosen(found: readonly (readonly Choice[])[], together: (ids: readonly string[]) => Read): Read {
  const [first, second] = found.find((choices) => choices.length > 1) ?? []
  if (first && second) return problem('choice.several', { first: first.label, second: second.label })
  return together(found.flat().map(({ id }) => id))
}

function isEverything(text: string, options: readonly Choice[], { all, both, neutral }: Grammar): boolean {
  const words = wordsOf(text)
  const said = [words, words.filter((word) => !neutral.has(word))].map((some) => some.join(' '))
  return said.some((phrase) => all.has(phrase) || (both.has(phrase) && options.length === 2))
}

/** The options of one item: by their words, or by their numbers. */
function partChoices(
  part: Part,
  options: readonly Choice[],
  grammar: Grammar,
): { readonly found: readonly (readonly Choice[])[] } | Read {
  if (part.named.length > 0 && !isTurned(part.rest, grammar)) return { found: part.named.map(({ choices }) => choices) }
  const text = part.words.join(' ')
  const isNumbers = part.words.every((word) => /^\d+$/.test(word))
  const positions = isNumbers ? part.words.map(Number) : [listPosition(text, options.length, grammar)]
  const found: (readonly Choice[])[] = []
  for (const position of positions) {
    if (position === undefined) return problem('several.part', { text })
    const option = options[position - 1]
    if (!option) return problem('choice.number', { count: options.length })
    found.push([option])
  }
  return { found }
}
