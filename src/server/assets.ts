import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Route } from './route.ts'

/** The files that pages load: how they look, and the icon on their tab. */
export const assets = (folder: string): readonly Route[] =>
  Object.entries(types).map(([file, type]) => {
    const text = readFileSync(join(folder, file), 'utf8')
    return { method: 'GET', path: `/${file}`, answer: () => ({ file: text, type }) }
  })

/** Names the files as they are now: in their addresses it makes browsers fetch them anew when they change. */
export function assetsVersion(folder: string): string {
  const hash = createHash('sha256')
  for (const file of Object.keys(types)) hash.update(readFileSync(join(folder, file)))
  return hash.digest('hex').slice(0, 12)
}

const types = { 'style.css': 'text/css', 'icon.svg': 'image/svg+xml' }
