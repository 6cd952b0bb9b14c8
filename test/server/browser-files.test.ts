import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { browserFile } from '../../src/server/browser-files.ts'

let folder: string
let source: string
let built: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'phb-build-'))
  source = join(folder, 'thing')
  built = join(folder, 'build')
  mkdirSync(source)
  writeFileSync(join(source, 'main.ts'), "import { a } from './a.ts'\nconst one: number = a\nconsole.log(one)")
  writeFileSync(join(source, 'a.ts'), 'export const a = 41')
})
afterEach(() => rmSync(folder, { recursive: true }))

const script = (file: ReturnType<typeof browserFile>) => (file.route.answer({} as never) as { file: string }).file

test('TypeScript in several files becomes one script, at an address of its own', () => {
  const made = browserFile(source, built)
  expect(made.route.path).toBe('/thing.js')
  expect(made.address).toMatch(/^\/thing\.js\?[0-9a-f]{12}$/)
  expect(script(made)).toMatch(/^[^:]*41[^:]*;?\n$/)
})

test('what is up to date is not made again; a change in any file is', () => {
  const before = browserFile(source, built)
  const [file = ''] = readdirSync(built)
  const old = new Date('2026-01-01')
  utimesSync(join(built, file), old, old)
  expect(browserFile(source, built).address).toBe(before.address)
  expect(statSync(join(built, file)).mtime).toEqual(old)
  writeFileSync(join(source, 'a.ts'), 'export const a = 42')
  const after = browserFile(source, built)
  expect(after.address).not.toBe(before.address)
  expect(script(after)).toContain('42')
})

test('a mistake in it stops the start, naming the file', () => {
  writeFileSync(join(source, 'a.ts'), 'export const = 1')
  expect(() => browserFile(source, built)).toThrow(/a\.ts/)
  expect(() => readdirSync(built)).toThrow('ENOENT')
})

test('where nothing can be written, it is made at each start', () => {
  writeFileSync(built, 'a file, and no folder')
  expect(script(browserFile(source, built))).toContain('41')
})
