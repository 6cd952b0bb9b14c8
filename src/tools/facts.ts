import { join } from 'node:path'
import { dialogs } from '../../dialogs/index.ts'
import { readContent } from '../content.ts'
import { localesIn, readTree } from '../locales.ts'
import { factsReport } from './facts/report.ts'
import { phrasings } from './train/examples.ts'

/** Lists each named fact with its value today and where it is used, and fails on what is wrong with facts, sources and articles. */
const project = join(import.meta.dirname, '..', '..')
const locales = join(project, 'locales')
const asked = Map.groupBy(phrasings(join(locales, 'en')), ({ label }) => label)
const { lines, findings } = factsReport(readContent(join(project, 'content')), {
  locales: Object.fromEntries(localesIn(locales).map((locale) => [locale, readTree(join(locales, locale))])),
  dialogs: Object.keys(dialogs),
  phrasings: new Map([...asked].map(([id, some]) => [id, some.length])),
  today: new Date().toISOString().slice(0, 10),
})
for (const line of lines) console.log(line)
for (const finding of findings) console.error(finding)
console.log(`${lines.length} facts, ${findings.length} things to mend`)
if (findings.length > 0) process.exitCode = 1
