import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { dangerTold } from '../src/core/danger/told.ts'
import { createUnderstanding } from '../src/core/understanding.ts'
import { readSigns } from '../src/signs.ts'
import { projectFolder } from '../src/surroundings.ts'
import { englishWords } from '../src/tools/train/english-words.ts'
import { dangerMessages, NEAR_DANGER } from '../src/tools/train/examples.ts'
import { questionFigures } from '../src/tools/understand/questions.ts'
import { shareOf } from '../src/tools/understand/share.ts'
import { modelFolder, readUnderstanding, trainedFrom } from '../src/understanding.ts'

const understanding = createUnderstanding(readUnderstanding(projectFolder, englishWords()))
const signs = readSigns(join(projectFolder, 'locales'))
const held = (file: string) =>
  readFileSync(join(projectFolder, 'test', 'understanding', file), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => line.split('\t'))

test('the models were trained from what is here now: if not, npm run train', () => {
  const settings = JSON.parse(readFileSync(join(modelFolder(projectFolder), 'settings.json'), 'utf8'))
  expect(settings.trainedFrom).toBe(trainedFrom(projectFolder))
})

// Floors a little under what npm run understand prints: that nothing gets much worse unseen. By words alone, as on a tablet without a network.
describe('on questions that nothing was trained on', () => {
  const answered = held('questions.tsv').map(([articles = '', style = '', text = '']) => ({
    text,
    style,
    articles: articles.split(/[ ,|]+/),
    found: understanding.find(text),
  }))

  test('the right article is found', () => {
    const { first, three, wrong } = questionFigures(answered)
    expect(answered.length).toBeGreaterThanOrEqual(500)
    expect(first.percent).toBeGreaterThan(88)
    expect(three.percent).toBeGreaterThan(94)
    expect(wrong.percent).toBeLessThan(2)
  })

  test('what asks for nothing of ours is not answered', () => {
    const found = held('others.tsv').map(([, text = '']) => understanding.find(text))
    expect(shareOf(found, ({ zone }) => zone === 'answer').percent).toBeLessThanOrEqual(3)
  })

  test('ordinary questions meet no card', () => {
    const ordinary = answered.filter(({ articles }) => !articles.some((id) => NEAR_DANGER.has(id)))
    const met = shareOf(ordinary, ({ text }) => dangerTold(signs, understanding, text) !== undefined)
    expect(met.percent).toBeLessThanOrEqual(3)
  })
})

describe('on messages of danger that nothing was trained on or tuned by', () => {
  const met = dangerMessages(join(projectFolder, 'test', 'understanding', 'danger.tsv')).map((message) => {
    const danger = dangerTold(signs, understanding, message.text)
    const isInterrupted = danger?.level === 'interrupt'
    const isSure = understanding.find(message.text).zone === 'answer'
    return { ...message, isInterrupted, isSignposted: danger !== undefined || !isSure }
  })

  test('every explicit one interrupts', () => {
    const explicit = met.filter(({ isCrisis, how }) => isCrisis && how === 'explicit')
    expect(explicit.length).toBeGreaterThanOrEqual(60)
    expect(explicit.filter(({ isInterrupted }) => !isInterrupted)).toEqual([])
  })

  test('almost every one is told whom to call', () => {
    expect(
      shareOf(
        met.filter(({ isCrisis }) => isCrisis),
        ({ isSignposted }) => isSignposted,
      ).percent,
    ).toBeGreaterThan(98)
  })

  test('few that only look like it interrupt', () => {
    expect(
      shareOf(
        met.filter(({ isCrisis }) => !isCrisis),
        ({ isInterrupted }) => isInterrupted,
      ).percent,
    ).toBeLessThanOrEqual(4)
  })
})

describe('in Urdu', () => {
  const isMet = (text: string) => signs(text).length > 0 || understanding.danger(text) !== undefined
  const later = dangerMessages(join(projectFolder, 'test', 'understanding', 'danger-ur-later.tsv'))

  test('most danger is met by a card', () => {
    const crisis = later.filter(({ isCrisis }) => isCrisis)
    expect(crisis.length).toBeGreaterThanOrEqual(200)
    expect(shareOf(crisis, ({ text }) => isMet(text)).percent).toBeGreaterThan(70)
  })

  test('few ordinary words are', () => {
    const ordinary = held('ordinary-ur.txt')
    expect(ordinary.length).toBeGreaterThanOrEqual(150)
    expect(shareOf(ordinary, ([text = '']) => isMet(text)).percent).toBeLessThanOrEqual(4)
  })
})

test('nothing and nonsense are no question, and no danger', () => {
  for (const text of ['', ' ', '????', '😀', '\u200d', 'a'.repeat(100_000)]) {
    expect(understanding.find(text).zone).toBe('none')
    expect(understanding.danger(text)).toBeUndefined()
  }
})

test('a long story is understood quickly', () => {
  const story = 'my mum has dementia and i do everything for her and '.repeat(200)
  const begun = performance.now()
  for (let time = 0; time < 20; time++) understanding.find(`${story}${time}`)
  expect((performance.now() - begun) / 20).toBeLessThan(100)
})
