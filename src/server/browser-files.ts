import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, join } from 'node:path'
import type { Route } from './route.ts'

/** A script that runs in browsers: the address that a page names, and what answers there. */
export type BrowserFile = { readonly address: string; readonly route: Route }

/** Makes one script of the folder `source`, beginning at its `main.ts`. In `built` stands what was made of it before: nothing that is up to date is made again. */
export function browserFile(source: string, built: string): BrowserFile {
  const name = basename(source)
  const version = versionOf(source)
  const file = join(built, `${name}-${version}.js`)
  const script = textIn(file) ?? made(source, file)
  return {
    address: `/${name}.js?${version}`,
    route: { method: 'GET', path: `/${name}.js`, answer: () => ({ file: script, type: 'text/javascript' }) },
  }
}

/** Browsers of the last six years; older ones ignore modules, and use the forms. */
const OPTIONS = { bundle: true, minify: true, format: 'esm', target: 'es2020', charset: 'utf8' } as const

/** Names what the script is made of: every file of its folder, and how. */
function versionOf(source: string): string {
  const hash = createHash('sha256').update(JSON.stringify(OPTIONS))
  const files = readdirSync(source).filter((file) => file.endsWith('.ts'))
  // What it takes from packages changes with them.
  hash.update(readFileSync(join(import.meta.dirname, '..', '..', 'package.json')))
  for (const file of files.sort()) hash.update(`\n${file}\n`).update(readFileSync(join(source, file)))
  return hash.digest('hex').slice(0, 12)
}

function made(source: string, file: string): string {
  // Asked for only here: what is up to date starts without it.
  const { buildSync } = createRequire(import.meta.url)('esbuild') as typeof import('esbuild')
  const { outputFiles } = buildSync({
    ...OPTIONS,
    entryPoints: [join(source, 'main.ts')],
    write: false,
    logLevel: 'silent',
  })
  const script = outputFiles[0]?.text ?? ''
  keep(file, script)
  return script
}

/** Keeps it for the next start, where the folder can be written to. */
function keep(file: string, script: string): void {
  try {
    mkdirSync(join(file, '..'), { recursive: true })
    const whole = `${file}.${process.pid}`
    writeFileSync(whole, script)
    renameSync(whole, file) // whole or not at all: another process may start now
  } catch {
    // The next start makes it again.
  }
}

function textIn(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
