import { join } from 'node:path'
import { dialogs } from '../../../dialogs/index.ts'
import { readContent } from '../../../src/content.ts'
import { cardParts } from '../../../src/core/words/cards.ts'
import { factsIn } from '../../../src/core/words/facts.ts'
import { createForeign } from '../../../src/core/words/foreign.ts'
import { readLocales } from '../../../src/locales.ts'
import { readCards, readForeign } from '../../../src/other-languages.ts'

const root = join(import.meta.dirname, '../../..')
const { tongues, english } = readForeign(join(root, 'content'))
const cards = readCards(join(root, 'locales', 'cards'))
const rightToLeft = Object.keys(tongues).filter((tag) => tongues[tag]?.dir === 'rtl')
const fact = factsIn('en', readContent(join(root, 'content')).facts, () => '2026-11-26')
const words = readLocales(join(root, 'locales'), dialogs, () => ({ helpline: '', fact })).wordsOf('en')
const textsOf = (language: string) => cardParts.map((part) => words.say(`card.${language}.${part}`))
const recognised = [...new Set(Object.entries(tongues).map(([tag, { as }]) => as ?? tag))]

test('every language that is recognised has a card, and no other', () => {
  expect(Object.keys(cards).toSorted()).toEqual(recognised.toSorted())
})

describe.each(recognised)('%s', (language) => {
  const texts = textsOf(language)

  test('says danger first, with the numbers, and has no value open', () => {
    for (const number of ['999', '111', '116 123', '2']) expect(texts[0]).toContain(number)
    expect(texts.join(' ')).not.toMatch(/\{\{|\}\}|undefined/)
  })

  test('numbers are named facts, never written out', () => {
    expect(
      Object.values(cards[language] ?? {})
        .join(' ')
        .replace(/\{\{.*?\}\}/g, ''),
    ).not.toMatch(/999|111|116/)
  })

  test('gives the English sentence to say', () => {
    expect(texts[2]).toMatch(/“I speak [A-Z][a-z]+( [A-Z][a-z]+)?\. I need an interpreter, please\.”/)
  })
})

test('cards are recognised as their own language, and none as another', () => {
  const foreign = createForeign({ tongues, english })
  const own = (text: string) => text.replace(/“I speak.*”|\(personal health budgets\)/g, '')
  const read = recognised.flatMap((tag) => textsOf(tag).map((text) => [tag, foreign(own(text))?.language]))
  expect(read.filter(([tag, language]) => language !== undefined && language !== tag)).toEqual([])
  expect(read.filter(([tag, language]) => language === tag).length).toBeGreaterThanOrEqual(read.length * 0.95)
})

test('what is read from the right says so, and its numbers do not turn round', () => {
  expect(rightToLeft.toSorted()).toEqual(['ar', 'ckb', 'fa', 'ur'])
  for (const tag of rightToLeft) {
    expect(textsOf(tag)[0]).toContain('\u2066116 123\u2069')
  }
})

test('a value that is not there throws', () => {
  const without = readLocales(join(root, 'locales'), dialogs, () => ({ helpline: '' })).wordsOf('en')
  expect(() => without.say('card.pl.emergency')).toThrow('fact')
})
