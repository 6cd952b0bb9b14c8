import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type DangerKind, dangerKinds } from './core/danger/danger.ts'
import { createSigns, type Signs } from './core/danger/signs.ts'
import { localesIn } from './locales.ts'

/** The net that may doubt signs was trained on this language: what those of others tell of is certain. */
const DOUBTED = 'en'

/** Reads the signs of danger of every language that has some: all are looked for, whatever language a chat is in. Throws, naming file and entry, at a mistake. */
export function readSigns(locales: string): Signs {
  const signs = localesIn(locales).flatMap((locale) => {
    const file = join(locales, locale, 'danger-signs.json')
    if (!existsSync(file)) return []
    const of = createSigns(locale, JSON.parse(readFileSync(file, 'utf8')))
    return [locale === DOUBTED ? of : (text: string): readonly DangerKind[] => of(text)]
  })
  return (text, which) => {
    const found = new Set(signs.flatMap((of) => of(text, which)))
    return dangerKinds.filter((kind) => found.has(kind))
  }
}
