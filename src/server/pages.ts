import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Handlebars from 'handlebars'
import type { Words } from '../core/words/words.ts'
import { assetsVersion } from './assets.ts'
import type { View } from './route.ts'

/** Makes a whole page from its template. */
export type Pages = (page: string, words: Words, view: View) => string

/**
 * Reads the templates of a folder at start: `chat.hbs` is the page "chat", and `_bubble.hbs` a part that pages share. A template's words
 * are asked for by key (`{{say 'ui.chat.send'}}`), in the language of the page. A value that is missing throws; a key without
 * words stops the start.
 */
export function readPages(folder: string, mode: 'practice' | 'live', words: Pick<Words, 'has'>): Pages {
  const handlebars = Handlebars.create()
  handlebars.registerHelper('say', say)
  handlebars.registerHelper('dir', direction)
  const version = assetsVersion(folder)
  const files = readdirSync(folder).filter((file) => file.endsWith('.hbs'))
  const templates = new Map(
    files.map((file) => {
      const template = compiled(handlebars, join(folder, file), words)
      const name = file.slice(0, -'.hbs'.length)
      if (name.startsWith('_')) handlebars.registerPartial(name.slice(1), template)
      return [name, template] as const
    }),
  )
  return (page, words, view) => {
    const template = templates.get(page)
    if (!template) throw new Error(`${folder} has no ${page}.hbs`)
    return template({ isError: false, ...view, words, isPractice: mode === 'practice', version })
  }
}

function compiled(handlebars: typeof Handlebars, file: string, words: Pick<Words, 'has'>): Handlebars.TemplateDelegate {
  const source = readFileSync(file, 'utf8')
  try {
    handlebars.parse(source)
  } catch (cause) {
    throw new Error(`${file}: ${(cause as Error).message}`, { cause })
  }
  for (const [, key = ''] of source.matchAll(SAID)) {
    if (!words.has(key)) throw new Error(`${file}: no words for "${key}"`)
  }
  return handlebars.compile(source, { strict: true })
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
