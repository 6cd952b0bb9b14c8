import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { bare } from '../../../src/core/words/bare.ts'

test.each([
  ['Smith-1985', 'smith1985'],
  ["  Siân O'Brien, & co ", 'sianobrienco'],
  ['Ｂｌｕｅ 𝐄lephant', 'blueelephant'],
  ['cafe\u0301', 'cafe'],
  ['نیلا ہاتھی ۱۹۸۵', 'نیلاہاتہی1985'],
  ['نيلا هاتهي 1985', 'نیلاہاتہی1985'],
  ['\u200fنِیلا، ہاتھی۔ ١٩٨٥', 'نیلاہاتہی1985'],
  ['नीला हाथी', 'नीलाहाथी'],
  ['🐘 !?', ''],
])('%j counts as %j: what is kept of words is made from this', (typed, counts) => {
  expect(bare(typed)).toBe(counts)
})

test('what counts, typed as it is, counts the same', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => bare(bare(text)) === bare(text)))
})
