import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { dialogs } from '../../dialogs/index.ts'
import { localesIn, readLocales, readTree } from '../../src/locales.ts'
import { readPages } from '../../src/server/pages.ts'
import { problems } from '../../src/server/route.ts'

const project = join(import.meta.dirname, '../..')
const templates = filesOf(join(project, 'content/pages'), '.hbs')
const code = filesOf(join(project, 'src'), '.ts')

/** What fills letters as plain text; it takes no other template (test/handover/letter/text.test.ts). */
const PLAIN_TEXT = 'handover/letter/text.ts'
const letters = filesOf(join(project, 'content', 'letters'), '.hbs')

describe('the templates', () => {
  test('escape everything', () => {
    for (const { file, text } of templates)
      expect({ file, raw: text.match(/\{\{\{|\{\{&/g) }).toEqual({ file, raw: null })
    for (const { file, text } of code.filter(({ file }) => file !== PLAIN_TEXT))
      expect({ file, off: text.match(/noEscape|allowProto|SafeString/g) }).toEqual({ file, off: null })
  })

  test('but for letters as plain text, which escape nothing and are no page', () => {
    expect(letters.map(({ file }) => file)).toEqual(['referral.txt.hbs'])
    const [whole] = code.filter(({ file }) => file === PLAIN_TEXT)
    expect(whole?.text.match(/noEscape/g)).toHaveLength(1)
  })

  test('hold no words of their own', () => {
    for (const { file, text } of templates) {
      const bare = text.replace(/\{\{[\s\S]*?\}\}/g, '').replace(/<[^>]*>/g, '')
      expect({ file, words: bare.match(/[A-Za-z]{2,}.*/g) }).toEqual({ file, words: null })
    }
  })

  test('and the code say every word of ui.json, and none that is not there', () => {
    const ui = JSON.parse(readFileSync(join(project, 'locales/en/ui.json'), 'utf8'))
    const there = keysOf(ui, 'ui')
    const all = [...templates, ...code, ...letters].flatMap(({ text }) =>
      [...text.matchAll(/['`](ui\.[\w.${}]+)['`]/g)].map(([, key = '']) => key),
    )
    const said = all.map((key) => new RegExp(`^${key.replaceAll('.', '\\.').replace(/\$\{\w+\}/g, '[^.]+')}$`))
    expect(there.filter((key) => !said.some((one) => one.test(key)))).toEqual([])
    expect(all.filter((_, index) => !there.some((key) => said[index]?.test(key)))).toEqual([])
    expect(problems.filter((problem) => !(problem in ui.problem))).toEqual([])
  })
})

describe('every language', () => {
  const inEnglish = keysOf(readTree(join(project, 'locales/en')).ui as object, 'ui')
  const languages = localesIn(join(project, 'locales'))
  test.each(languages)('%s has every word of the pages, but for those of staff', (locale) => {
    const words = readLocales(join(project, 'locales'), dialogs).wordsOf(locale)
    expect(words.language).toBe(locale)
    expect(inEnglish.filter((key) => !key.startsWith('ui.inbox.') && !words.has(key))).toEqual([])
  })
})

describe('readPages', () => {
  const words = { ...readLocales(join(project, 'locales'), dialogs).wordsOf('en'), language: 'ar' }
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'phb-pages-'))
    for (const file of ['style.css', 'icon.svg']) writeFileSync(join(folder, file), '')
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  test('words are asked for by key, and escaped once', () => {
    writeFileSync(join(folder, 'a.hbs'), "{{dir words.language}} {{say 'ui.inbox.since' at=name}} {{title}}")
    expect(readPages(folder, 'practice', [words])('a', words, { title: 'T&T', name: '<b>' })).toBe(
      'rtl since &lt;b&gt; T&amp;T',
    )
  })

  test('a slip in a template stops the start, naming the file', () => {
    writeFileSync(join(folder, 'a.hbs'), '{{#if a}}')
    expect(() => readPages(folder, 'practice', [words])).toThrow('a.hbs')
  })

  test('a key without words stops the start, naming file and key', () => {
    writeFileSync(join(folder, 'a.hbs'), "{{say 'ui.nowhere'}}")
    expect(() => readPages(folder, 'practice', [words])).toThrow(/a\.hbs: no words for "ui\.nowhere"/)
  })

  test('a key that one language lacks stops the start, naming the language; a key for staff need not be translated', () => {
    const lacking = { ...words, language: 'xx', has: (key: string) => !/^ui\.(send|inbox)/.test(key) }
    const lacked = { ...words, has: (key: string) => key === 'ui.send' || words.has(key) }
    writeFileSync(join(folder, 'a.hbs'), "{{say 'ui.inbox.none'}}")
    readPages(folder, 'practice', [lacked, lacking])
    writeFileSync(join(folder, 'b.hbs'), "{{say 'ui.send'}}")
    expect(() => readPages(folder, 'practice', [lacked, lacking])).toThrow(
      /b\.hbs: no words for "ui\.send" in locales\/xx/,
    )
    expect(() => readPages(folder, 'practice', [lacked])).not.toThrow()
  })

  test('the words of problem pages, which no template names, are in every language too', () => {
    const lacking = { ...words, language: 'xx', has: (key: string) => key !== 'ui.problem.429.text' }
    expect(() => readPages(folder, 'practice', [words, lacking])).toThrow(/"ui\.problem\.429\.text" in locales\/xx/)
  })

  test('a value that is missing throws', () => {
    writeFileSync(join(folder, 'a.hbs'), '{{nobody}}')
    expect(() => readPages(folder, 'practice', [words])('a', words, { title: '' })).toThrow('nobody')
  })
})

function filesOf(folder: string, ending: string) {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending))
    .map((file) => ({ file, text: readFileSync(join(folder, file), 'utf8') }))
}

function keysOf(tree: object, prefix: string): string[] {
  return Object.entries(tree).flatMap(([name, value]) =>
    typeof value === 'string' ? [`${prefix}.${name}`] : keysOf(value, `${prefix}.${name}`),
  )
}
