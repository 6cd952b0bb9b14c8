import { readFileSync } from 'node:fs'
import type { PersonQuestion } from '../../../src/core/dialog/define.ts'
import { createGrammar, type Grammar } from '../../../src/core/questions/grammar.ts'
import type { Choice, KindName, Reading, Showing, Value } from '../../../src/core/questions/kind.ts'
import { readAnswer } from '../../../src/core/questions/read-answer.ts'

/** The shared choices, as the English locale words them. */
const shared: Record<string, { label: string; words: string[] }> = english('choice')

const grammar: Grammar = createGrammar('en', english('grammar'), shared.notSure?.words ?? [], shared.yes?.words ?? [])

/** The time of every test: a Wednesday in winter, London time being UTC. */
export const NOW = '2026-11-25T10:30:00.000Z'

/** Choices on offer: shared ones by their id, others in full. */
export const reading = (...choices: (string | Choice)[]): Reading => ({
  now: NOW,
  grammar,
  choices: choices.map((choice) => (typeof choice === 'string' ? sharedChoice(choice) : choice)),
})

/** A question of a kind, each of its choices leading anywhere. */
export const question = (ask: KindName, rest: Partial<PersonQuestion> = {}, ...choices: string[]): PersonQuestion => ({
  ask,
  next: 'next',
  ...rest,
  ...(choices.length > 0 && { choices: Object.fromEntries(choices.map((id) => [id, 'next'])) }),
})

/** What reading gives, in short: the value, or the problem's key after an exclamation mark. */
export function read(text: string, asked: PersonQuestion, given: Reading = reading()): Value | `!${string}` {
  const answer = readAnswer(text, asked, given)
  return 'value' in answer ? answer.value : `!${answer.problem}`
}

/** The values of the problem that reading finds. */
export function valuesOf(text: string, asked: PersonQuestion, given: Reading = reading()) {
  const answer = readAnswer(text, asked, given)
  return 'problem' in answer ? answer.values : undefined
}

export const showing: Showing = {
  label: (choice) => shared[choice]?.label ?? `[${choice}]`,
  list: (items) => new Intl.ListFormat('en-GB').format(items),
  language: 'en',
}

/** Messages that answer no question of facts or figures. */
export const NONSENSE = [
  '',
  ' \n\t ',
  '\u200f\u202e\u200b',
  'asdf qwerty',
  '🦄🦄',
  "'; DROP TABLE answers; --",
  '<script>alert(1)</script>',
  '????',
  'constructor toString __proto__',
]

/** A file of the English locale. */
export function english(file: string) {
  return JSON.parse(readFileSync(new URL(`../../../locales/en/${file}.json`, import.meta.url), 'utf8'))
}

function sharedChoice(id: string): Choice {
  const found = shared[id]
  if (!found) throw new Error(`locales/en/choice.json has no "${id}"`)
  return { id, ...found }
}
