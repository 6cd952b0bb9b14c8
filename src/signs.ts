import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type DangerKind, dangerKinds } from './core/danger/danger.ts'
import { createSigns } from './core/danger/signs.ts'
import { localesIn } from './locales.ts'

/** Reads the signs of danger of every language that has some: all are looked for, whatever language a chat is in. Throws, naming file and entry, at a mistake. */
export function readSigns(locales: string): (text: string) => readonly DangerKind[] {
  const signs = localesIn(locales).flatMap((locale) => {
    const file = join(locales, locale, 'danger-signs.json')
    return existsSync(file) ? [createSigns(locale, JSON.parse(readFileSync(file, 'utf8')))] : []
  })
  return (text) => {
    const found = new Set(signs.flatMap((of) => of(text)))
    return dangerKinds.filter((kind) => found.has(kind))
  }
}
