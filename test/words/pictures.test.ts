import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { dialogs } from '../../dialogs/index.ts'
import { neededKeys } from '../../src/core/words/needed.ts'
import { pictureOf } from '../../src/core/words/picture.ts'
import type { WordTree } from '../../src/core/words/words.ts'
import { readTree } from '../../src/locales.ts'

const root = join(import.meta.dirname, '..', '..')
const { pictures, messages } = JSON.parse(readFileSync(join(root, 'content', 'pictures.json'), 'utf8')) as {
  pictures: Readonly<Record<string, string>>
  messages: Readonly<Record<string, string>>
}

/** What is said as a message of its own: commands, labels and choices stand on buttons and in lists. */
const isMessage = (key: string) => !/^(command|choice)\.|\.choices\.|\.label$/.test(key)
const said = [
  ...neededKeys(dialogs)
    .flat()
    .filter((key) => isMessage(key)),
  ...keysIn('problem', readTree(join(root, 'locales', 'en')).problem as WordTree),
]

describe('the picture of a message', () => {
  const some = { 'a.b': 'short', 'a.b.part.c': 'long' }

  test.each([
    ['a.b', 'short'],
    ['a.b.part.d', 'short'],
    ['a.b.part.c', 'long'],
    ['a.b.part.c.d', 'long'],
    ['a.b.part.cd', 'short'],
    ['a.bc', undefined],
    ['a', undefined],
    ['a.constructor', undefined],
    ['constructor', undefined],
    ['', undefined],
  ])('of %s is %s', (key, picture) => {
    expect(pictureOf(some, key)).toBe(picture)
  })
})

describe('the pictures of easy read are whole', () => {
  test('every message has a picture', () => {
    expect(said.length).toBeGreaterThan(200)
    expect(said.filter((key) => pictureOf(messages, key) === undefined)).toEqual([])
  })

  test('a beginning says more than which dialog it is', () => {
    expect(Object.keys(messages).filter((beginning) => beginning.split('.').length < 2)).toEqual([])
  })

  test('no beginning is left over', () => {
    const begins = (beginning: string) => said.some((key) => key === beginning || key.startsWith(`${beginning}.`))
    expect(Object.keys(messages).filter((beginning) => !begins(beginning))).toEqual([])
  })

  test('every picture that is used says what it shows, and every one that does is used', () => {
    expect(new Set(Object.values(messages))).toEqual(new Set(Object.keys(pictures)))
    expect(Object.entries(pictures).filter(([name, shows]) => !/^[a-z-]+$/.test(name) || !/\S/.test(shows))).toEqual([])
  })
})

function keysIn(key: string, tree: WordTree | string | readonly string[]): string[] {
  if (typeof tree === 'string') return [key]
  return Object.entries(tree).flatMap(([name, below]) => keysIn(`${key}.${name}`, below))
}
