import { createGrammar } from '../../../src/core/questions/grammar.ts'
import type { Choice, Reading } from '../../../src/core/questions/kind.ts'
import { english, NOW, question, read } from './reading.ts'

/** As much of two other languages as these tests say: a translator's files would hold more. */
const polish = createGrammar(
  'pl',
  {
    ...empty(),
    digits: { 0: ['zero'], 3: ['trzy'], 4: ['cztery'], 5: ['pięć'], 6: ['sześć'], 7: ['siedem'], 9: ['dziewięć'] },
    repeats: { 2: ['podwójne'] },
    numbers: { 1: ['jeden'], 2: ['dwa', 'dwie'] },
    ordinals: { 1: ['pierwszy', 'pierwsza'], 2: ['drugi', 'druga'] },
    last: ['ostatni', 'ostatnia'],
    aroundPlace: ['numer', 'proszę'],
    afterPlace: ['odpowiedź'],
    and: ['i', 'oraz'],
    all: ['wszystko', 'wszystkie'],
    both: ['oba'],
    turning: ['nie', 'oprócz'],
    harm: [],
    neutral: ['proszę', 'chyba'],
  },
  ['Nie wiem', 'nie mam pojęcia'],
)
const french = createGrammar(
  'fr',
  {
    ...empty(),
    digits: { 0: ['zéro'], 1: ['un'], 6: ['six'], 7: ['sept'] },
    numbers: { 2: ['deux'] },
    ordinals: { 1: ['premier', 'première'], 2: ['deuxième', 'second'] },
    ordinalEndings: ['er', 'e', 'ème'],
    last: ['dernier', 'dernière'],
    aroundPlace: ['le', 'la', 'numéro'],
    afterPlace: ['choix', 'option'],
    insideDate: ['le'],
    and: ['et'],
    turning: ['pas', 'sauf'],
    harm: [],
  },
  [],
)

const options: Choice[] = [
  { id: 'wash', label: 'Mycie / Se laver', words: ['kąpiel', 'la toilette'] },
  { id: 'eat', label: 'Jedzenie / Manger', words: ['posiłki', 'jedzenie', 'les repas'] },
  { id: 'move', label: 'Chodzenie / Marcher', words: ['spacer', 'marcher'] },
]
const yesOrNo: Choice[] = [
  { id: 'yes', label: 'Tak', words: ['pewnie', 'wiem', 'no'] },
  { id: 'no', label: 'Nie', words: ['raczej nie'] },
]
const inPolish = (choices: Choice[] = options): Reading => ({ now: NOW, grammar: polish, choices })
const inFrench = (choices: Choice[] = options): Reading => ({ now: NOW, grammar: french, choices })

const one = question('choice', {}, 'wash', 'eat', 'move')
const many = question('several', { options: ['wash', 'eat', 'move'] })
const birth = question('date', { date: 'birth' })
const past = question('date', { date: 'past' })

describe('Polish words', () => {
  test.each([
    ['drugi', 'eat'],
    ['druga odpowiedź, proszę', 'eat'],
    ['numer dwa', 'eat'],
    ['dwie', 'eat'],
    ['Ostatnia', 'move'],
    ['chodzi mi o posiłki', 'eat'],
    ['nie posiłki', '!choice.none'],
    ['oprócz posiłki', '!choice.none'],
    ['the second one', '!choice.none'],
    ['2nd', '!choice.none'],
    ['last', '!choice.none'],
  ])('%j chooses %s', (text, id) => expect(read(text, one, inPolish())).toBe(id))

  test.each([
    ['kąpiel i spacer', ['wash', 'move']],
    ['pierwsza oraz spacer', ['wash', 'move']],
    ['wszystko proszę', ['wash', 'eat', 'move']],
    ['nie kąpiel', '!several.part'],
    ['all', '!several.part'],
  ])('%j names %j', (text, ids) => expect(read(text, many, inPolish())).toEqual(ids))

  test.each([
    ['no tak', 'yes'],
    ['chyba raczej nie', 'no'],
    ['Nie.', 'no'],
    ['nie wiem', '!yesNo.unsure'],
    ['nie mam pojęcia', '!yesNo.unsure'],
    ['no', 'yes'],
    ['dunno', '!yesNo.unsure'],
    ['3', '!choice.number'],
  ])('%j, yes or no: %s', (text, expected) =>
    expect(read(text, question('yesNo', {}, 'yes', 'no'), inPolish(yesOrNo))).toBe(expected),
  )

  test.each([
    ['12 marca 1948', '1948-03-12'],
    ['12 MARCA 1948 r.', '1948-03-12'],
    ['marzec 1948', '1948-03'],
    ['1 września 1950', '1950-09-01'],
    ['1 wrzesnia 1950', '1950-09-01'],
    ['3 sty 1961', '1961-01-03'],
    ['12.03.1948', '1948-03-12'],
    ['12 March 1948', '1948-03-12'],
    ['12 Maart 1948', '!date.unreadable'],
  ])('%j is %s', (text, value) => expect(read(text, birth, inPolish())).toBe(value))

  test('days near today', () => {
    expect(read('Wczoraj', past, inPolish())).toBe('2026-11-24')
    expect(read('jutro', past, inPolish())).toBe('!date.future')
    expect(read('yesterday', past, inPolish())).toBe('!date.unreadable')
  })

  test('spoken digits', () => {
    const spoken = 'dziewięć cztery trzy, cztery siedem sześć, pięć dziewięć, 1 dziewięć'
    expect(read(spoken, question('nhsNumber'), inPolish())).toBe('9434765919')
    expect(read('zero podwójne siedem podwójne zero 900123', question('phone'), inPolish())).toBe('+447700900123')
    expect(read('oh double seven double oh 900123', question('phone'), inPolish())).toBe('!phone.short')
  })
})

describe('French words', () => {
  test.each([
    ['le deuxième', 'eat'],
    ['la deuxieme option', 'eat'],
    ['le 2e choix', 'eat'],
    ['1er', 'wash'],
    ['la dernière', 'move'],
    ['numéro deux', 'eat'],
    ['surtout les repas', 'eat'],
    ['pas les repas', '!choice.none'],
  ])('%j chooses %s', (text, id) => expect(read(text, one, inFrench())).toBe(id))

  test('a list', () => expect(read('la toilette et les repas', many, inFrench())).toEqual(['wash', 'eat']))

  test.each([
    ['le 12 mars 1948', '1948-03-12'],
    ['1er août 1950', '1950-08-01'],
    ['2 févr. 1950', '1950-02-02'],
    ['3 jui 1950', '!date.unreadable'],
    ['31 février 1950', '!date.noSuchDay'],
  ])('%j is %s', (text, value) => expect(read(text, birth, inFrench())).toBe(value))

  test('spoken digits', () =>
    expect(read('zero sept 700 900 un 23', question('phone'), inFrench())).toBe('+447700900123'))
})

describe('Urdu words', () => {
  const urdu = createGrammar('ur', { ...empty(), turning: ['نہیں'] }, [])
  const inUrdu = (...choices: Choice[]): Reading => ({ now: NOW, grammar: urdu, choices })

  test.each([
    ['جي هاں', 'yes'],
    ['جى ھاں', 'yes'],
    ['نہيں', 'no'],
    ['نهیں', 'no'],
    ['نھیں', 'no'],
  ])('%j, from another keyboard: %s', (text, id) => {
    const choices = [
      { id: 'yes', label: 'جی ہاں', words: [] },
      { id: 'no', label: 'جی نہیں', words: ['نہیں'] },
    ]
    expect(read(text, question('yesNo', {}, 'yes', 'no'), inUrdu(...choices))).toBe(id)
  })

  test.each([
    ['كرسي', 'chair'],
    ['کرسی', 'chair'],
    ['آفٹر كيئر', 'care'],
    ['مدرسه', 'school'],
    ['مدرسہ', 'school'],
    ['بڑی', 'big'],
    ['بڑے', 'bigger'],
    ['كرسي نہيں', '!choice.none'],
  ])('%j is %s, whichever keyboard the list was typed on', (text, id) => {
    const choices = [
      { id: 'chair', label: 'کرسی', words: [] },
      { id: 'care', label: 'آفٹر کیئر', words: [] },
      { id: 'school', label: 'مدرسة', words: [] },
      { id: 'big', label: 'بڑی', words: [] },
      { id: 'bigger', label: 'بڑے', words: [] },
    ]
    const ids = choices.map((choice) => choice.id)
    expect(read(text, question('choice', {}, ...ids), inUrdu(...choices))).toBe(id)
  })

  test.each([
    ['27 march 1961', '1961-03-27'],
    ['27 Sept 1961', '1961-09-27'],
    ['۲۷ مارچ ۱۹۶۱', '1961-03-27'],
    ['27 جنوري 1961', '1961-01-27'],
    ['27 jui 1961', '!date.unreadable'],
  ])('%j is %s', (text, value) => expect(read(text, birth, inUrdu())).toBe(value))
})

test.each([
  ['12 mar 1948', '1948-11-12'],
  ['12 march 1948', '1948-03-12'],
])('a language’s own months come before the English ones: in Finnish, %j is %s', (text, value) => {
  const finnish = createGrammar('fi', empty(), [])
  expect(read(text, birth, { now: NOW, grammar: finnish, choices: [] })).toBe(value)
})

test('words inside a date may stand before the year, too', () => {
  const spanish = createGrammar('es', { ...empty(), insideDate: ['de', 'del', 'el'] }, [])
  for (const text of ['12 de marzo de 1948', 'el 12 de marzo del 48'])
    expect(read(text, birth, { now: NOW, grammar: spanish, choices: [] })).toBe('1948-03-12')
})

/** Every list, without a word. */
function empty(): Record<string, unknown> {
  const lists: Record<string, object> = english('grammar')
  return Object.fromEntries(Object.entries(lists).map(([name, list]) => [name, Array.isArray(list) ? [] : {}]))
}
