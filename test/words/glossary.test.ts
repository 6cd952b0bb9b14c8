import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { normalise } from '../../src/core/questions/normalise.ts'
import { lengthOf } from '../../src/tools/check-words/sentences.ts'

type Term = { readonly label: string; readonly words: readonly string[]; readonly say: string }
const root = join(import.meta.dirname, '..', '..')
const json = <T>(...path: string[]) => JSON.parse(readFileSync(join(root, ...path), 'utf8')) as T

const terms = Object.entries(json<Record<string, Term>>('locales', 'en', 'glossary.json'))
const sourced = new Set(
  json<{ usedIn: string[] }[]>('content', 'sources', 'dialogs.json').flatMap(({ usedIn }) => usedIn),
)

test.each(terms)('%s is explained in 25 words at most', (_, { label, say }) => {
  expect(label).toMatch(/\S/)
  expect(say).toMatch(/\.$/)
  expect(lengthOf(say)).toBeLessThanOrEqual(25)
})

test('the words for a term are as people type them, and mean one term', () => {
  const all = terms.flatMap(([, { words }]) => words)
  expect(all.filter((word) => word === '' || word !== normalise(word))).toEqual([])
  expect(all.filter((word, at) => all.indexOf(word) !== at)).toEqual([])
})

test('what states law, money or time has a source', () => {
  const STATES = /\b(law|legal|must|court|ICB|NHS England|agree to|have to agree|hours|months|free|ends?)\b/i
  const stating = terms.filter(([, { say }]) => STATES.test(say)).map(([id]) => `glossary.${id}.say`)
  expect(stating.length).toBeGreaterThan(20)
  expect(stating.filter((key) => !sourced.has(key))).toEqual([])
})
