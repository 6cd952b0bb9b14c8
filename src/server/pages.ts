import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Handlebars from 'handlebars'
import type { Words } from '../core/words/words.ts'
import { assetsVersion } from './assets.ts'
import { linked } from './linked.ts'
import { problems, type View } from './route.ts'

/** Makes a whole page from its template. `script` is the name of one of ours that it runs. */
export type Pages = (page: string, words: Words, view: View, script?: string) => string

/**
 * Reads the templates of a folder at start: `chat.hbs` is the page "chat", and `_bubble.hbs` a part that pages share. A template's words
 * are asked for by key (`{{say 'ui.chat.send'}}`), in the language of the page. A value that is missing throws; a key that
 * one of the languages has no words for stops the start. `scripts` are addresses by name.
 */
export function readPages(
  folder: string,
  mode: 'practice' | 'live',
  languages: readonly Pick<Words, 'language' | 'has'>[],
  scripts: Readonly<Record<string, string>> = {},
): Pages {
  for (const problem of problems) {
    for (const part of ['title', 'text']) needs(languages, `ui.problem.${problem}.${part}`, 'src/server/route.ts')
  }
  const handlebars = Handlebars.create()
  handlebars.registerHelper('say', say)
  handlebars.registerHelper('dir', direction)
  handlebars.registerHelper('linked', linked)
  const version = assetsVersion(folder)
  const files = readdirSync(folder).filter((file) => file.endsWith('.hbs'))
  const templates = new Map(
    files.map((file) => {
      const template = compiled(handlebars, join(folder, file), languages)
      const name = file.slice(0, -'.hbs'.length)
      if (name.startsWith('_')) handlebars.registerPartial(name.slice(1), template)
      return [name, template] as const
    }),
  )
  return (page, words, view, script) => {
    const template = templates.get(page)
    if (!template) throw new Error(`${folder} has no ${page}.hbs`)
    if (script && !scripts[script]) throw new Error(`No script is called "${script}"`)
    const of = { words, isPractice: mode === 'practice', version, script: script && scripts[script] }
    return template({ isError: false, ...view, ...of })
  }
}

function compiled(
  handlebars: typeof Handlebars,
  file: string,
  languages: readonly Pick<Words, 'language' | 'has'>[],
): Handlebars.TemplateDelegate {
  const source = readFileSync(file, 'utf8')
  try {
    handlebars.parse(source)
  } catch (cause) {
    throw new Error(`${file}: ${(cause as Error).message}`, { cause })
  }
  for (const [, key = ''] of source.matchAll(SAID)) needs(languages, key, file)
  return handlebars.compile(source, { strict: true })
}

const FOR_STAFF = /^ui\.inbox\./

/** Stops where a language lacks words. Pages for staff are in the first language alone. */
function needs(languages: readonly Pick<Words, 'language' | 'has'>[], key: string, file: string): void {
  const readers = FOR_STAFF.test(key) ? languages.slice(0, 1) : languages
  const lacking = readers.find((words) => !words.has(key))
  if (lacking) throw new Error(`${file}: no words for "${key}" in locales/${lacking.language}`)
}

/** What a template asks words for. */
const SAID = /\bsay '([^']+)'/g

/** Words by key, in the page's language; values by name after it. */
function say(key: `ui.${string}`, options: Handlebars.HelperOptions): string {
  return (options.data.root.words as Words).say(key, options.hash)
}

/** Which way a language is written. */
function direction(language: string): string {
  return (new Intl.Locale(language) as Intl.Locale & { getTextInfo(): { direction: string } }).getTextInfo().direction
}
