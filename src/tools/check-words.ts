import { readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { readContent } from '../content.ts'
import { localesIn, readTree } from '../locales.ts'
import { namesOf, type Tables } from './check-words/names.ts'
import { reportOf } from './check-words/report.ts'
import { textsOf } from './check-words/texts.ts'
import { listedIn, termsOf } from './check-words/vocabulary.ts'

/**
 * Checks that what we say is short and in common words, and that no fact is past its review. Another folder of locales may be named:
 * `npm run words -- <folder>`. How to mend what it finds: docs/tasks/words.md.
 */
const project = join(import.meta.dirname, '..', '..')
const folder = process.argv[2] ?? join(project, 'locales')
const read = (...path: string[]) => readFileSync(join(project, 'content', ...path), 'utf8')
const table = (...path: string[]) => JSON.parse(read(...path))

const trees = localesIn(folder).map((locale) => [locale, readTree(join(folder, locale))] as const)
const { sources } = readContent(join(project, 'content'))
const english = Object.fromEntries(trees).en

const { findings, counts } = reportOf({
  texts: trees.flatMap(([locale, tree]) => textsOf(locale, tree)),
  vocabularies: {
    en: {
      listed: new Set([...listedIn(read('words', 'common.txt')), ...listedIn(read('words', 'known.txt'))]),
      names: namesOf({
        icbs: table('commissioners', 'icbs.json').icbs,
        councils: table('commissioners', 'councils.json').councils,
        services: table('peers.json').services,
        ...table('stories.json'),
      } as Tables),
      terms: termsOf(english?.glossary),
    },
  },
  facts: [...sources.values()],
  today: new Date().toISOString().slice(0, 10),
})

for (const { what, lines } of findings) console.error(`${what}\n${lines.map((line) => `  ${line}`).join('\n')}\n`)
console.log(counts.join('\n'))
if (findings.length > 0) {
  console.error(`\nHow to mend it: ${relative(process.cwd(), join(project, 'docs', 'tasks', 'words.md'))}`)
  process.exitCode = 1
}
