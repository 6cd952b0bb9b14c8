import { describe, expect, test } from '@jest/globals'
import { defineDialog } from '../../../src/core/dialog/define.ts'
import { Chat, universe } from '../../fixtures/universe.ts'

const welcome = defineDialog({
  id: 'welcome',
  start: 'agree',
  questions: {
    agree: { ask: 'yesNo', choices: { yes: 'town', no: 'town' } },
    town: { ask: 'choice', choices: { leeds: 'end', york: 'end' } },
  },
  outcomes: { end: { continueWith: 'menu' } },
})
const menu = defineDialog({
  id: 'menu',
  menu: true,
  start: 'next',
  questions: { next: { ask: 'choice', choices: { again: 'again' } } },
  outcomes: { again: { continueWith: 'menu' } },
})
const chat = () => new Chat(universe({ welcome, menu }, {}))

describe('the words of the language', () => {
  test.each(['dunno', 'no I don’t know', 'not sure'])(
    '%j is understood where it is no choice, and not offered',
    (text) => {
      const here = chat()
      expect(here.type(text)).toContain('problem.yesNo.unsure')
      expect(here.asked()?.choices.map(({ id }) => id)).toEqual(['yes', 'no'])
      expect(here.type('3')).toContain('problem.choice.number')
      expect(here.place()).toBe('welcome.agree')
    },
  )

  test('name a place in the list', () => {
    const here = chat()
    here.type('the first one', 'number two please')
    expect(here.place()).toBe('menu.next')
  })
})
