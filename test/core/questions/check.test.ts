import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { dialogs } from '../../../dialogs/index.ts'
import type { PersonQuestion } from '../../../src/core/dialog/define.ts'
import { readAnswer } from '../../../src/core/questions/read-answer.ts'
import { readLocales } from '../../../src/locales.ts'

const words = readLocales(join(import.meta.dirname, '../../../locales'), dialogs).wordsOf('en')

/** What a message is taken for at a real question of the last part of a referral. */
function taken(name: string, text: string) {
  const question = dialogs['referral-send']?.questions[name] as PersonQuestion
  const values = { commissioner: { name: 'NHS Somewhere' }, context: 'you' }
  const choices = Object.keys(question.choices ?? {}).map((id) =>
    words.choice('referral-send', name, question, id, values),
  )
  return readAnswer(text, question, { now: '2026-11-22T12:00:00Z', choices, grammar: words.grammar })
}

describe('a check and a consent', () => {
  test.each([
    ['check', 'yes but my name is wrong'],
    ['check', 'Yes, but my name is wrong'],
    ['check', 'everything is right apart from the postcode'],
    ['consent', 'yes, I agree, but not to my mother knowing'],
    ['consent', 'what if I agree'],
    ['consent', 'ok'],
  ])('%s: "%s" is no yes', (name, text) => expect(taken(name, text)).toHaveProperty('problem'))

  test.each([
    ['check', '1', 'right'],
    ['consent', 'I agree', 'agree'],
    ['consent', 'i agree.', 'agree'],
    ['consent', '2', 'no'],
  ])('%s: "%s" is taken', (name, text, value) => expect(taken(name, text)).toEqual({ value }))
})

describe('words of harm or fear', () => {
  const at = (dialog: string, name: string, text: string) => {
    const question = dialogs[dialog]?.questions[name] as PersonQuestion
    const ids = [...(question.options ?? []), ...Object.keys(question.choices ?? {})]
    const choices = ids.map((id) => words.choice(dialog, name, question, id, { context: 'you' }))
    return readAnswer(text, question, { now: '2026-11-22T12:00:00Z', choices, grammar: words.grammar })
  }

  test.each([
    ['forget', 'sure', 'yeah i am scared'],
    ['eligibility', 'haveOne', 'no, i want to die'],
    ['welcome', 'who', 'me, i want to kill myself'],
    ['referral', 'contactWays', 'phone but he will hurt me'],
    ['referral-authority', 'decide', 'yes. he hits me'],
  ])('%s.%s: "%s" chooses nothing', (dialog, name, text) => expect(at(dialog, name, text)).toHaveProperty('problem'))
})
