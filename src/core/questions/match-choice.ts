import type { Grammar } from './grammar.ts'
import type { Choice, Read } from './kind.ts'
import { listPosition } from './list-position.ts'
import { different, type Named, namedPhrases, unnamed } from './named-phrases.ts'
import { normalise, wordsOf } from './normalise.ts'
import { problem } from './problem.ts'

/** Which choices the words inside a longer message name. */
export type Inside = (words: readonly string[], named: readonly Named[], grammar: Grammar) => readonly Choice[]

/**
 * The one choice that a message names: whole, by its place in the list, by a clause of its own ("Yes, she can't walk"), or by
 * words inside it. `known` are choices that are not offered, but whose words are understood.
 */
export function matchChoice(
  text: string,
  offered: readonly Choice[],
  inside: Inside,
  grammar: Grammar,
  known: readonly Choice[] = [],
): Read {
  if (text.length > MOST_LETTERS) return problem('choice.none')
  const choices = [...offered, ...known]
  const whole = wholeChoices(text, choices)
  if (whole.length > 0) return one(whole)

  const position = listPosition(text, offered.length, grammar)
  if (position !== undefined) {
    const choice = offered[position - 1]
    return choice ? { value: choice.id } : problem('choice.number', { count: offered.length })
  }

  const words = wordsOf(text)
  if (words.length > MOST_WORDS || tellsOfHarm(words, grammar)) return problem('choice.none')
  const named = namedPhrases(words, choices)
  const clauses = text.split(CLAUSE_ENDS).flatMap((clause) => wholeChoices(clause, choices))
  if (clauses.length > 0) return one([...clauses, ...different(named.filter(({ length }) => length > 1))])
  return one(inside(words, named, grammar))
}

/** The one choice that a message is, whole or by its place in the list; words inside a longer one name nothing. */
export function wholeChoice(text: string, offered: readonly Choice[], grammar: Grammar): Read {
  if (text.length > MOST_LETTERS) return problem('choice.none')
  const whole = wholeChoices(text, offered)
  const position = whole.length > 0 ? undefined : listPosition(text, offered.length, grammar)
  if (position === undefined) return one(whole)
  const choice = offered[position - 1]
  return choice ? { value: choice.id } : problem('choice.number', { count: offered.length })
}

/**
 * The choices that a whole message is: those with this label, for it is what people see and buttons send; else those that list
 * it; else the one with this id. Ids come last: they are English, and Polish "no" is a kind of yes.
 */
export function wholeChoices(text: string, choices: readonly Choice[]): readonly Choice[] {
  const said = normalise(text)
  if (said === '') return []
  const names: readonly ((choice: Choice) => readonly string[])[] = [
    ({ label }) => [label],
    ({ words }) => words,
    ({ id }) => [id],
  ]
  const found = names.map((of) => choices.filter((choice) => of(choice).some((name) => normalise(name) === said)))
  return found.find((same) => same.length > 0) ?? []
}

/**
 * For lists of any kind: choices that are named, unless something is turned round ("not my mum"). A choice's own "no" turns round
 * what is said with it ("my chair is no good"), and is that choice only where nothing else is said ("erm, no").
 */
export const namedAnywhere: Inside = (words, named, grammar) => {
  const isPlain = unnamed(words, named).every((word) => grammar.neutral.has(word))
  const meant = isPlain ? named : named.filter((one) => !isOnlyTurning(one, words, grammar))
  return isTurned(unnamed(words, meant), grammar) ? [] : different(meant)
}

const isOnlyTurning = ({ at, length }: Named, words: readonly string[], { turning }: Grammar): boolean =>
  words.slice(at, at + length).every((word) => turning.has(word))

/** Whether words that turn a meaning round are among these. */
export const isTurned = (words: readonly string[], grammar: Grammar): boolean =>
  tellsOfHarm(words, grammar) || words.some((word) => grammar.turning.has(word))

/** Whether words of harm or fear are among these: "yeah, I am scared" is no yes. */
export function tellsOfHarm(words: readonly string[], { harm }: Grammar): boolean {
  const said = ` ${words.join(' ')} `
  return harm.some((phrase) => said.includes(phrase))
}

/** More than this is a story; what it happens to name is no answer. */
const MOST_WORDS = 40
const MOST_LETTERS = 1000
const CLAUSE_ENDS = /[,.;:!?\n()\u2013\u2014\u060c\u06d4\u0964\u3001\u3002\uff0c\uff01\uff1f]+/

function one(choices: readonly Choice[]): Read {
  const [first, second] = [...new Set(choices)]
  if (!first) return problem('choice.none')
  return second ? problem('choice.several', { first: first.label, second: second.label }) : { value: first.id }
}
