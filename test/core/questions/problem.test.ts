import { readdirSync, readFileSync } from 'node:fs'
import { problems } from '../../../src/core/questions/problem.ts'
import { question, read } from './reading.ts'

const folder = new URL('../../../src/core/questions/', import.meta.url)
const code = readdirSync(folder)
  .filter((file) => file !== 'problem.ts')
  .map((file) => readFileSync(new URL(file, folder), 'utf8'))
  .join('\n')
const used = new Set([...code.matchAll(/problem\('([\w.]+)'/g)].map((match) => match[1]))

const locale: Record<string, Record<string, string>> = JSON.parse(
  readFileSync(new URL('../../../locales/en/problem.json', import.meta.url), 'utf8'),
)
const words = new Map<string, string>(
  Object.entries(locale).flatMap(([group, texts]) =>
    Object.entries(texts).map(([name, text]) => [`${group}.${name}`, text] as const),
  ),
)

describe('problems', () => {
  test('every problem that code finds is listed, and every listed one is found', () =>
    expect([...used].sort()).toEqual(Object.keys(problems).sort()))

  test('every problem has English words, and no words are left over', () =>
    expect([...words.keys()].sort()).toEqual(Object.keys(problems).sort()))

  test.each(Object.entries(problems))('%s: its words use the values that it gives', (key, values) => {
    const inWords = [...(words.get(key) ?? '').matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1])
    expect([...new Set(inWords)].sort()).toEqual([...values].sort())
  })

  test.each([...words])('%s: says what to do next, in short sentences, and blames nobody', (_, text) => {
    expect(text).not.toMatch(/\b(invalid|error|wrong|incorrect|failed|must)\b/i)
    for (const sentence of text.split(/(?<=[.?!])\s/)) expect(sentence.split(' ').length).toBeLessThanOrEqual(22)
    expect(text).toMatch(/please|tap|choose|send|write|check|you can/i)
  })
})

test('the NHS number shown is nobody’s: the NHS keeps 999 for tests, and it fails the check, so that a copy is not kept', () => {
  const shown = Object.values(locale.nhsNumber ?? {}).flatMap((text) => text.match(/\d{3} \d{3} \d{4}/g) ?? [])
  expect(shown.length).toBeGreaterThan(0)
  for (const number of shown) {
    expect(number).toMatch(/^999 /)
    expect(read(number, question('nhsNumber'))).toBe('!nhsNumber.check')
  }
})

describe('shared choices', () => {
  const choices: Record<string, { label: string; words: string[] }> = JSON.parse(
    readFileSync(new URL('../../../locales/en/choice.json', import.meta.url), 'utf8'),
  )

  test.each(Object.entries(choices))('%s has a label, and each of its words once', (_, { label, words }) => {
    expect(label).not.toBe('')
    expect(new Set(words).size).toBe(words.length)
  })

  test('yes, no and not sure share no words', () => {
    const all = ['yes', 'no', 'notSure'].flatMap((id) => choices[id]?.words ?? [])
    expect(all.filter((word, i) => all.indexOf(word) !== i)).toEqual([])
  })
})
