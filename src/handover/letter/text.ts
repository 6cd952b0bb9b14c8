import { readFileSync } from 'node:fs'
import Handlebars from 'handlebars'
import type { PrintedLetter } from './printed.ts'
import { wrapped, wrappedRow } from './wrapped.ts'

/**
 * Reads the template of a plain-text letter. Plain text needs no escaping, and must have none: it would show "O&#x27;Brien". So only a file
 * that says by its name that it is text is taken. Never to be sent as a page.
 */
export function readTextTemplate(file: string): (letter: PrintedLetter) => string {
  if (!file.endsWith('.txt.hbs')) throw new Error(`${file}: only a .txt.hbs may be filled without escaping`)
  const handlebars = Handlebars.create()
  handlebars.registerHelper('wrapped', (text: string) => wrapped(text))
  handlebars.registerHelper('row', ({ label, value }: { label: string; value: string }) => wrappedRow(label, value))
  handlebars.registerHelper('quoted', (text: string) => wrapped(text, '  '))
  handlebars.registerHelper('item', (text: string) => wrapped(text, '- ', '  '))
  handlebars.registerHelper('underlined', (line: string) => `${line}\n${'-'.repeat([...line].length)}`)
  return handlebars.compile(readFileSync(file, 'utf8'), { strict: true, noEscape: true })
}
