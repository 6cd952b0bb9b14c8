import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { dangerKinds } from '../../core/danger/danger.ts'
import type { WordTree } from '../../core/words/words.ts'

/** Lists in these files may be about danger themselves, or are no answers. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  'danger.json',
  'danger-signs.json',
  'meaning.json',
  'grammar.json',
  'glossary.json',
])

/** What people say that is no question and tells of no danger: the words of our choices and commands, and answers in words of their own. */
export function ordinaryAnswers(
  locale: string,
  tells: (text: string) => readonly (typeof dangerKinds)[number][],
): readonly string[] {
  return [...new Set([...ordinaryChoices(locale), ...ordinaryLines(locale)])].filter((text) => tells(text).length === 0)
}

/** The words of our choices and commands, in one language. */
export const ordinaryChoices = (locale: string): readonly string[] => [
  ...new Set(
    readdirSync(locale)
      .filter((file) => file.endsWith('.json') && !LEFT_OUT.has(file))
      .toSorted()
      .flatMap((file) => choicesIn(JSON.parse(readFileSync(join(locale, file), 'utf8')) as WordTree)),
  ),
]

/** What people say in words of their own that tells of no danger. */
export const ordinaryLines = (locale: string): readonly string[] =>
  readFileSync(join(locale, 'danger', 'ordinary.txt'), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')

/** The labels of a tree, and the words that are listed beside them. */
function choicesIn(tree: WordTree): readonly string[] {
  const { label, words } = tree
  const here = [
    ...(typeof label === 'string' ? [label] : []),
    ...(Array.isArray(words) ? (words as readonly string[]) : []),
  ]
  const below = Object.values(tree).filter(
    (value): value is WordTree => typeof value === 'object' && !Array.isArray(value),
  )
  return [...here, ...below.flatMap(choicesIn)]
}
