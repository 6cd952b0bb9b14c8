import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { wordsOf } from '../../core/questions/normalise.ts'

/** How often a listed word counts, however seldom people use it, and how often people must use one that is not listed. */
const LISTED = 2
const LEAST = 3

/** The words that people use, a line for each count: the count, then its words. What they use seldom may be a slip. */
export function usedWords(project: string, texts: readonly string[]): string {
  const counts = new Map<string, number>()
  const add = (word: string, count: number) => counts.set(word, (counts.get(word) ?? 0) + count)
  for (const text of texts) for (const word of wordsOf(text)) add(word, 1)
  const kept = new Map([...counts].filter(([, count]) => count >= LEAST))
  for (const word of listed(project)) kept.set(word, (kept.get(word) ?? 0) + LISTED)
  const byCount = Map.groupBy([...kept].toSorted(), ([, count]) => count)
  return [...byCount]
    .toSorted(([one], [other]) => other - one)
    .map(([count, words]) => [count, ...words.map(([word]) => word)].join(' '))
    .join('\n')
}

const listed = (project: string): ReadonlySet<string> =>
  new Set(
    ['common', 'known', 'typed'].flatMap((name) =>
      readFileSync(join(project, 'content', 'words', `${name}.txt`), 'utf8')
        .split('\n')
        .filter((line) => !line.startsWith('#'))
        .flatMap(wordsOf),
    ),
  )
