import { join } from 'node:path'
import { createForeign } from '../../../src/core/words/foreign.ts'
import { readForeign } from '../../../src/other-languages.ts'
import { notForeign, otherLanguages, type Typed } from '../../fixtures/other-languages.ts'

const foreign = createForeign(readForeign(join(import.meta.dirname, '../../../content')))

const languages = Object.entries(otherLanguages).map(([tag, typed]) => [tag === 'ur-Latn' ? 'ur' : tag, typed] as const)
const texts = (kind: keyof Typed) =>
  languages.flatMap(([tag, typed]) => typed[kind].map((text) => [tag, text] as const))
const missed = (kind: keyof Typed) => texts(kind).filter(([tag, text]) => foreign(text)?.language !== tag)

test('a few words are mostly recognised, and never as a wrong language', () => {
  expect(missed('short').length).toBeLessThanOrEqual(texts('short').length * 0.05)
  expect(missed('short').filter(([, text]) => foreign(text) !== undefined)).toEqual([])
})

test('sentences are recognised, surely', () => {
  expect(missed('long')).toEqual([])
  expect(texts('long').filter(([, text]) => !foreign(text)?.sure)).toEqual([])
})

test.each(notForeign.map((text) => [text]))('"%s" is not another language', (text) => {
  expect(foreign(text)).toBeUndefined()
})

test('two words are never sure, unless their script decides alone', () => {
  expect(foreign('nesuprantu')).toEqual({ language: 'lt', sure: false })
  expect(foreign('nuk kuptoj')).toEqual({ language: 'sq', sure: false })
  expect(foreign('ਮਦਦ')).toEqual({ language: 'pa', sure: true })
})

test('a language that we have no card for is not taken for another', () => {
  expect(foreign('मुझे मदद चाहिए')).toBeUndefined()
  expect(foreign('助けてください')).toBeUndefined()
  expect(foreign('도와주세요')).toBeUndefined()
})

test('an English message with some foreign words stays English', () => {
  expect(foreign('my husband says nie rozumiem and I need a carer')).toBeUndefined()
  expect(foreign('what does ਮਦਦ mean please')).toBeUndefined()
})

test('English names of things do not hide a language', () => {
  expect(foreign('ਮੈਨੂੰ NHS PHB ਚਾਹੀਦਾ ਹੈ')).toEqual({ language: 'pa', sure: true })
  expect(foreign('czy mogę dostać personal health budget dla mojej mamy')?.language).toBe('pl')
})
