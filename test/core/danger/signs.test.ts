import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { createSigns } from '../../../src/core/danger/signs.ts'
import { readSigns } from '../../../src/signs.ts'
import { projectFolder } from '../../../src/surroundings.ts'

const signs = readSigns(join(projectFolder, 'locales'))

describe('words that tell of danger', () => {
  test.each([
    ['i want to kill myself', 'suicide'],
    ['I have taken all my tablets', 'emergency'],
    ['my son says he is going to end his life', 'suicide'],
    ['i wanna die', 'suicide'],
    ['im gonna kms 2nite', 'suicide'],
    ['i keep cutting my arms', 'self-harm'],
    ['my husband beats me', 'abuse'],
    ['the carer slapped mum again', 'abuse'],
    ['they lock me in my room', 'abuse'],
    ['i am scared i will hurt my mum', 'harm-to-others'],
    ['I can’t cope any more with dad', 'carer'],
    ['im 11 and my mum hits me', 'child'],
    ['my carer has stolen my money', 'money-abuse'],
    ['she cant breathe', 'emergency'],
    ['her ventilator has stopped working', 'emergency'],
    ['Help, his trachy has come out!', 'emergency'],
    ['the voices won’t stop', 'at-risk'],
    ['call 999', 'emergency'],
    ['tell me how to end my life', 'suicide'],
    ['I am not coping', 'at-risk'],
    ['hes outside', 'at-risk'],
    ['terrified. help me', 'at-risk'],
    ['I’m hearing voices telling me to run', 'at-risk'],
    ['I keep breaking down', 'carer'],
    ['I’m on my knees', 'carer'],
    ['I don’t know how much more I can take', 'carer'],
    ['he has had a stroke I think', 'emergency'],
    ['she is still fitting', 'emergency'],
    ['she cannot find her EpiPen and her face is swollen', 'emergency'],
    ['I am not allowed out', 'abuse'],
    ['she is covered in bruises', 'abuse'],
    ['I wish he’d die', 'harm-to-others'],
    ['her sugar is 2.1 and she is shaky', 'emergency'],
    ['i want to k i l l myself', 'suicide'],
    ['i w a n t  to  d i e', 'suicide'],
    ['i k i l l m y s e l f tonight', 'suicide'],
    ['I.W.A.N.T to die', 'suicide'],
    ['iwanttodie', 'suicide'],
    ['going to killmyself', 'suicide'],
    ['i want to кill mуsеlf', 'suicide'],
    ['my husband bеаts mе', 'abuse'],
    ['I want to 𝐝𝐢𝐞', 'suicide'],
  ])('%j: %s', (text, kind) => expect(signs(text)).toContain(kind))

  test('several kinds may hold at once, in the order in which they are said', () => {
    expect(signs('he hits me and I want to die and I can’t breathe')).toEqual(
      expect.arrayContaining(['emergency', 'suicide', 'abuse']),
    )
    expect(signs('he hits me and I want to kill myself')[0]).toBe('suicide')
  })
})

test.each([
  'not going to hurt myself, just fed up with forms',
  'my carer doesn’t hit me, she is lovely',
  'I’m dying for a cup of tea',
  'this form is killing me',
  'he had a stroke in 2011 and uses a stick now',
  'I’m on my knees with admin',
  'please help me with the form',
  'how to end my contract',
  'not an overdose, only a missed dose',
  'don’t need an ambulance, only a number',
  'had a stroke in 2010, I’m OK now',
  'does a PA need training to use an epipen',
  'is suicide prevention training in the budget',
  'my ex hit me, divorced 2005',
  'does a PA need training for seizures',
  'what does section 117 mean',
  'can I pay my daughter',
  'the train to Leeds was late',
  'my number is 07999 123456',
  'yes',
  '',
])('%j tells of none', (text) => expect(signs(text)).toEqual([]))

test('a message that never ends is read quickly', () => {
  const begun = performance.now()
  signs('i hit my he hits me '.repeat(2_000))
  expect(performance.now() - begun).toBeLessThan(3_000)
})

test('an author’s mistake is named, with its file and entry', () => {
  expect(() => createSigns('en', { list: {} })).toThrow('locales/en/danger-signs.json')
})

describe('a sign that can tell of nothing stops the start, with its file and its words', () => {
  const english = JSON.parse(readFileSync(join(projectFolder, 'locales', 'en', 'danger-signs.json'), 'utf8'))
  const withLists = (kind: string, added: Readonly<Record<string, readonly string[]>>) => () =>
    createSigns('en', {
      ...english,
      [kind]: Object.fromEntries(
        Object.entries<readonly string[]>(english[kind]).map(([role, all]) => [role, [...all, ...(added[role] ?? [])]]),
      ),
    })

  test.each(['always', 'signs'])('a word of “%s” that its own “not” takes back', (role) =>
    expect(withLists('carer', { [role]: ['quite spent'], not: ['quite spent'] })).toThrow(
      /^locales\/en\/danger-signs\.json: "carer\.\w+\.\d+" \(“quite spent”\) is taken back by the same words in "carer\.not"$/,
    ),
  )
  test('one part of a sign', () =>
    expect(withLists('carer', { signs: ['quite spent & crying'], not: ['quite spent'] })).toThrow(
      '“quite spent & crying”',
    ))
  test('a word of history or asking', () =>
    expect(withLists('carer', { signs: ['quite spent'], unless: ['quite spent'] })).toThrow('"carer.unless"'))
  test('words that are spelt otherwise before they are compared', () =>
    expect(withLists('carer', { signs: ['i am spent'] })).toThrow(
      '(“i am spent”) is never found: people’s words are spelt “im spent”',
    ))
  test('a “not” that says more takes back only that', () =>
    expect(withLists('carer', { signs: ['quite spent'], not: ['quite spent with forms'] })).not.toThrow())
})

describe('in Urdu, in its own script and in Latin letters, whatever language the chat is in', () => {
  test.each([
    ['میں مرنا چاہتی ہوں', 'suicide'],
    ['main marna chahta hoon', 'suicide'],
    ['khudkushi karne ka dil karta hai', 'suicide'],
    ['میرا شوہر مجھے مارتا ہے', 'abuse'],
    ['mera shohar mujhe maarta hai', 'abuse'],
    ['امی کو سانس نہیں آ رہا', 'emergency'],
    ['abbu behosh ho gaye hain', 'emergency'],
    ['ab bardasht nahi hota', 'carer'],
    ['beta mere paise le leta hai', 'money-abuse'],
    ['mujhe bachao', 'at-risk'],
  ])('%j: %s', (text, kind) => expect(signs(text)).toContain(kind))

  test.each([
    'mujhe budget ke bare mein batao',
    'meri ammi bimar hain',
    'میری امی بیمار ہیں',
    'koi mujhe nahi maarta',
    'kya main apni beti ko paise de sakta hoon',
  ])('%j tells of none', (text) => expect(signs(text)).toEqual([]))
})
