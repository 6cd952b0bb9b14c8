import { existsSync, readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { join } from 'node:path'
import Handlebars from 'handlebars'
import { dialogs } from '../../../dialogs/index.ts'
import { readContent } from '../../content.ts'
import { factsIn } from '../../core/words/facts.ts'
import { readLocales } from '../../locales.ts'
import { previewView } from './view.ts'

/** A page for editors that shows every article as readers get it. All files are read again for each request: a change is seen by loading anew. */
export function previewServer(project: string): Server {
  const template = Handlebars.compile(readFileSync(join(import.meta.dirname, 'page.hbs'), 'utf8'))
  return createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost')
    const view = shown(project, decodeURIComponent(pathname.slice(1)), searchParams.get('with') ?? '')
    response.writeHead('mistake' in view ? 500 : 'missing' in view ? 404 : 200, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'",
    })
    response.end(template(view))
  })
}

function shown(project: string, id: string, filter: string): Readonly<Record<string, unknown>> {
  try {
    const content = readContent(join(project, 'content'))
    const today = new Date().toISOString().slice(0, 10)
    const everywhere = (language: string) => ({ helpline: '…', fact: factsIn(language, content.facts, () => today) })
    const { wordsOf, languages } = readLocales(join(project, 'locales'), dialogs, everywhere)
    const all = languages.map(({ locale, name }) => ({ name, words: wordsOf(locale) }))
    if (id === '') {
      const list = [...content.articles.keys()].map((one) => ({
        id: one,
        title: wordsOf('en').say(`article.${one}.title`),
      }))
      const has = ({ id: one, title }: { id: string; title: string }) =>
        `${one} ${title}`.toLowerCase().includes(filter.toLowerCase())
      return { list: list.filter(has).toSorted((one, other) => one.title.localeCompare(other.title)), filter }
    }
    const article = previewView(
      id,
      content,
      all,
      (language, one) => factsNamed(project, language, one),
      asked(project, id),
      today,
    )
    return article ? { article } : { missing: true, list: [], filter: '' }
  } catch (mistake) {
    return { mistake: mistake instanceof Error ? mistake.message : String(mistake) }
  }
}

function factsNamed(project: string, language: string, id: string): readonly string[] {
  const file = join(project, 'locales', language, 'article', `${id}.md`)
  const text = existsSync(file) ? readFileSync(file, 'utf8') : ''
  return [...new Set([...text.matchAll(/\{\{fact\.(\w+)/g)].map(([, name = '']) => name))]
}

function asked(project: string, id: string): readonly string[] {
  const file = join(project, 'locales', 'en', 'phrasings', `${id}.txt`)
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []
  return lines.filter((line) => line.trim() !== '' && !line.startsWith('# '))
}
