import { createWords, type Words, type WordTree } from '../../src/core/words/words.ts'
import { readTree } from '../../src/locales.ts'
import type { Surroundings } from '../../src/receive.ts'
import { languages } from '../fixtures/universe.ts'

/** English words with "ur:" before each, so that everybody sees which language was spoken. */
function urdu(): Words {
  const { grammar = {}, ...english } = readTree(new URL('../../locales/en', import.meta.url).pathname)
  const tree = { ...(marked(english) as WordTree), grammar, locale: { draft: 'ur:draft' } }
  return createWords('ur', tree, 'ur', { helpline: 'us', fact: anyFact })
}

/** Whatever fact is named. */
const anyFact = new Proxy<Record<string, string>>(
  {},
  {
    get: () => '999',
    has: () => true,
    getOwnPropertyDescriptor: () => ({ value: '999', enumerable: true, configurable: true }),
  },
)

/** Each text marked; the lists of words by which answers are read stay. */
function marked(node: WordTree[string]): WordTree[string] {
  if (typeof node === 'string') return `ur:${node}`
  if (Array.isArray(node)) return node
  return Object.fromEntries(Object.entries(node).map(([name, below]) => [name, marked(below)]))
}

/** The real program, with another language beside English. */
export const twoLanguages = (around: Surroundings): Partial<Surroundings> => {
  const [english, second] = [around.wordsOf('en'), urdu()]
  return { languages, wordsOf: (locale) => (locale.startsWith('ur') ? second : english) }
}
