import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { redact } from '../../../src/core/meaning/redact.ts'
import { readKnownWords } from '../../../src/known-words.ts'
import { readTree } from '../../../src/locales.ts'

const root = join(import.meta.dirname, '../../..')
const known = readKnownWords(join(root, 'content'), readTree(join(root, 'locales/en')))
const redacted = (text: string) => redact(text, known)

test.each([
  ['Can I use it for a wheelchair?', 'can i use it for a wheelchair'],
  ['what is the long-term plan', 'what is the long term plan'],
  ['Does the NHS pay my sister? Will I lose my PHB', 'does the nhs pay my sister … i lose my phb'],
  ['My mum’s budget was stopped.\nCan she ask for it again?', 'my mum budget was stopped can she ask for it again'],
  ['CAN I HAVE ONE', 'can i have one'],
  ['can i have more than one carer', 'can i have more than one carer'],
])('%j keeps its words', (text, kept) => {
  expect(redacted(text)).toBe(kept)
})

/** What somebody might say of themselves, and the words of it that must not be kept. */
const canaries: readonly (readonly [string, string])[] = [
  ['my name is siân o’brien and i need a nurse', 'siân sian brien'],
  ['My name is Rose Hope, can you help me please', 'rose hope'],
  ['my name is mark brown and i need help with care', 'mark brown'],
  ['Mark needs a nurse and so does Grace', 'mark grace'],
  ['my son Will Young needs a nurse', 'will young'],
  ['Will Young needs a nurse', 'will'],
  ['can my friend john green get a nurse', 'john green'],
  ['i am MARK and i need a nurse', 'mark'],
  ['I AM ROSE HILL AND I NEED HELP', 'rose'],
  ['can Dr. Green help me. Mrs. Best said no', 'green best'],
  ['help me J. Wood said no', 'wood'],
  ['ma\u200brk needs help at home', 'mark'],
  ['m a r k needs help at home', 'm r k'],
  ['ｍａｒｋ needs help at home', 'mark'],
  ['call me on 07700 900123 about my care', '07700 900123'],
  ['call me on 0-7-7-0-0 9.0.0.1.2.3 about my care', '0 7 9 1 2 3'],
  ['call me on ٠٧٧٠٠ about my care', '٠٧٧٠٠'],
  [
    'my phone is oh seven seven double oh nine hundred one two three please',
    'oh seven double nine hundred one two three',
  ],
  ['my phone is oh-seven-seven-oh-oh, one-one-two please call', 'oh seven one two'],
  ['my nhs number is 943 476 5919 can you help', '943 476 5919'],
  [
    'my nhs number is nine four three four seven six five nine one nine can you help',
    'nine four three seven six five one',
  ],
  ['i live at LE1 4PW can you help me', 'le1 4pw le pw'],
  ['i live at le one four pw can you help me', 'le one four pw'],
  ['write to siân.canary@example.org.uk about my care', 'siân canary example org uk'],
  ['write to happy.person@home.com about my care', 'happy person home com'],
  ['write to happy person at gmail dot com about my care', 'happy person gmail dot com'],
  ['write to happy person (at) home (dot) com about my care', 'happy person home dot com'],
  ['see www.mark.com/help and https://home.uk/my/care about my care', 'www mark com https home uk'],
  ['i live at 12 high street leicester and need help', '12 high street leicester'],
  ['i live at twelve church lane and need help', 'twelve church lane'],
  ['i live at flat 3b, rose court and need help', '3b rose court'],
  ['i live in apple tree cottage and need help', 'tree cottage'],
  ['i was born on 12 March 1948 and need help', '12 march 1948'],
  ['i was born on the twelfth of march nineteen forty eight and need help', 'twelfth march nineteen forty eight'],
  ['i was born 12/3/48 or 12.03.1948 and need help', '12 3 48 03 1948'],
  ['i was born first of may fifty one and need help', 'first may fifty one'],
  ['mу nаme is Ѕаrаh and i need help', 'sarah ѕаrаh'],
]

describe('canaries', () => {
  test.each(canaries)('%j', (text, words) => {
    const kept = redacted(text)?.split(' ') ?? []
    expect(kept.filter((word) => words.split(' ').includes(word))).toEqual([])
    expect(kept.length).toBeGreaterThan(1)
  })
})

/** The names that most people in the United Kingdom have. */
const NAMES = `
  david john michael peter paul james andrew robert stephen steven mark richard christopher ian alan anthony kevin martin philip brian
  william thomas george daniel matthew simon colin neil graham keith derek raymond kenneth roger barry terence trevor gary carl lee ryan
  jack harry charlie oliver owen ben sam tom joe max leo noah muhammad mohammed ahmed ali hassan omar margaret susan mary patricia christine
  jean elizabeth barbara ann anne carol julie karen jacqueline sarah helen linda janet sandra sharon tracey alison joan dorothy joyce
  maureen sheila doreen jane deborah louise emma claire nicola lisa angela dawn rose ruby ivy daisy lily grace hope faith joy amber holly
  heather hazel violet pearl olive rosemary penny robin frank bill bob pat rob ray guy drew jay eve fatima aisha priya
  smith jones williams brown taylor davies evans thomas johnson roberts walker wright robinson thompson hughes edwards hall-smith
  turner cooper harrison clarke patel jackson baker scott morris harris clark allen carter parker bailey bennett richardson cook
  shaw mitchell khan singh fox webb mason knight palmer fisher barnes harvey butler`.split(/\s+/)

test('no common name comes through, written small and without a word that tells of one', () => {
  const through = NAMES.filter((name) => (redacted(`does ${name} need a nurse`) ?? '').split(' ').includes(name))
  expect(through.filter(Boolean)).toEqual([])
})

test('any word with a capital letter inside a sentence is dropped', () => {
  for (const word of ['Green', 'Nurse', 'Happy', 'hApPy'])
    expect(redacted(`can i ask ${word} for help`)).toBe('can i ask … for help')
})

test('at most forty words', () => {
  expect(redacted('help '.repeat(41))?.split(' ')).toEqual([...Array(40).fill('help'), '…'])
})

test.each(['', 'Siân', 'Siân O’Brien 07700 900123', 'help', 'help Zubair', '😀', 'مجھے مدد چاہیے'])(
  '%j leaves nothing',
  (text) => {
    expect(redacted(text)).toBeUndefined()
  },
)
