import { createGrammar } from '../../../src/core/questions/grammar.ts'
import { createWords } from '../../../src/core/words/words.ts'
import { english, question, read, reading } from './reading.ts'

/** Lists that a language may lack: only what does not need them is understood then. */
const OPTIONAL = ['asking', 'beforeNumber', 'aboutWhom', 'my', 'kin', 'beforeName', 'born', 'at', 'dot', 'relative']
const lists: Record<string, unknown> = english('grammar')
const needed = Object.keys(lists).filter((name) => !OPTIONAL.includes(name))
const { notSure } = english('choice')

describe('a language’s grammar', () => {
  test.each(needed)('is refused without its list %s, by the name of the file', (missing) => {
    const { [missing]: _, ...others } = lists
    const wrong = `locales/pl/grammar.json: "${missing}" is missing`
    expect(() => createGrammar('pl', others, [])).toThrow(wrong)
    expect(() => createWords('pl', { choice: { notSure }, grammar: others as never }, '1')).toThrow(wrong)
  })

  test('is refused when there is none, naming every list', () => {
    for (const name of needed)
      expect(() => createWords('pl', { choice: { notSure } }, '1')).toThrow(`"${name}" is missing`)
  })

  test.each<[string, unknown, string]>([
    ['last', 'ostatni', 'last'],
    ['turning', ['nie', 'z wyjątkiem'], 'turning.1'],
    ['all', ['wszystko', ' '], 'all.1'],
    ['ordinals', { second: ['drugi'] }, 'ordinals.second'],
    ['numbers', { 0: ['zero'] }, 'numbers.0'],
    ['digits', { 12: ['dwanaście'] }, 'digits.12'],
  ])('is refused where %s is %j', (name, list, place) => {
    expect(() => createGrammar('pl', { ...lists, [name]: list }, [])).toThrow(
      `locales/pl/grammar.json: "${place}" does not have the form`,
    )
  })

  test('is among the words of its language, with the ways to say that one is not sure', () => {
    const { grammar } = createWords('en', { choice: { notSure }, grammar: lists as never }, '1')
    expect(grammar.ordinals.get('second')).toBe(2)
    expect(grammar.unsure).toEqual(expect.arrayContaining([notSure.label, 'dunno']))
  })

  test('does not guess where yesterday and tomorrow are one word', () => {
    const hindi = { ...reading(), grammar: createGrammar('hi', lists, []) }
    expect(read('कल', question('date', { date: 'any' }), hindi)).toBe('!date.unreadable')
    expect(read('आज', question('date', { date: 'any' }), hindi)).toBe('2026-11-25')
    expect(read('12 मार्च 1948', question('date', { date: 'any' }), hindi)).toBe('1948-03-12')
  })
})
