import { describe, expect, test } from '@jest/globals'
import { type Dialog, defineDialog } from '../../../src/core/dialog/define.ts'
import { Chat, type Universe, universe } from '../../fixtures/universe.ts'

/** A dialog of four questions, as it was when the conversation began. */
const before = {
  start: 'where',
  questions: {
    where: { ask: 'choice', choices: { home: 'care', ward: 'care', street: 'care' } },
    care: { ask: 'yesNo', choices: { yes: 'town', no: 'town' } },
    town: { ask: 'text', next: 'call' },
    call: { ask: 'yesNo', choices: { yes: 'done', no: 'done' } },
  },
  outcomes: { done: { continueWith: 'menu' } },
} as const satisfies Omit<Dialog, 'id'>

const menu = defineDialog({
  id: 'menu',
  menu: true,
  start: 'next',
  questions: { next: { ask: 'choice', choices: { again: 'again' } } },
  outcomes: { again: { continueWith: 'menu' } },
})

const version = (changes: { questions?: Dialog['questions']; start?: string } = {}): Universe =>
  universe({ welcome: { id: 'welcome', ...before, ...changes }, menu }, {})

/** A conversation that has answered three questions with the old dialog and goes on with the new one. */
function goOn(changes: { questions?: Dialog['questions']; start?: string }): Chat {
  const chat = new Chat(version())
  chat.type('home', 'yes', 'Leeds')
  expect(chat.place()).toBe('welcome.call')
  const next = new Chat(version(changes))
  next.conversation = chat.conversation
  next.hear({ arrived: true })
  return next
}

describe('a new version in mid-conversation asks next', () => {
  test('a question that was added, and then goes on where they were', () => {
    const chat = goOn({
      questions: {
        ...before.questions,
        care: { ask: 'yesNo', choices: { yes: 'since', no: 'town' } },
        since: { ask: 'text', next: 'town' },
      },
    })
    expect(chat.place()).toBe('welcome.since')
    chat.type('last spring')
    expect(chat.place()).toBe('welcome.call')
  })

  test('the question after one that was removed', () => {
    const { care: _, ...questions } = before.questions
    const chat = goOn({
      questions: { ...questions, where: { ask: 'choice', choices: { home: 'town', ward: 'town', street: 'town' } } },
    })
    expect(chat.place()).toBe('welcome.call')
  })

  test('the same question, when an earlier one was renamed and says what it was called', () => {
    const { town: _, ...questions } = before.questions
    const chat = goOn({
      questions: {
        ...questions,
        care: { ask: 'yesNo', choices: { yes: 'place', no: 'place' } },
        place: { ask: 'text', formerly: 'town', next: 'call' },
      },
    })
    expect(chat.place()).toBe('welcome.call')
  })

  test('a renamed question that does not say what it was called', () => {
    const { town: _, ...questions } = before.questions
    const chat = goOn({
      questions: {
        ...questions,
        care: { ask: 'yesNo', choices: { yes: 'place', no: 'place' } },
        place: { ask: 'text', next: 'call' },
      },
    })
    expect(chat.place()).toBe('welcome.place')
  })

  test('the question whose choice was withdrawn, and keeps what was said after it', () => {
    const chat = goOn({
      questions: { ...before.questions, where: { ask: 'choice', choices: { ward: 'care', street: 'care' } } },
    })
    expect(chat.place()).toBe('welcome.where')
    expect(chat.type('ward')).toEqual(['core.kept', 'welcome.call.ask'])
  })

  test('the question whose kind changed, and keeps what was said after it', () => {
    const chat = goOn({
      questions: { ...before.questions, care: { ask: 'number', next: 'town' } },
    })
    expect(chat.place()).toBe('welcome.care')
    chat.type('3')
    expect(chat.place()).toBe('welcome.call')
  })

  test('a form made before the change is answered with the question as it is now', () => {
    const chat = goOn({ questions: { ...before.questions, call: { ask: 'text', next: 'done' } } })
    const run = chat.asked()?.run as string
    expect(chat.hear({ answer: { run, question: 'gone', text: 'yes' } })).toEqual([
      'core.questionChanged',
      'welcome.call.ask',
    ])
  })
})
