import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Conversation } from '../../../src/core/conversation/conversation.ts'
import { answersToCheck } from '../../../src/core/conversation/messages.ts'
import { topOf } from '../../../src/core/conversation/stack.ts'
import { tokensOf } from '../../../src/core/dialog/check.ts'
import type { Value } from '../../../src/core/questions/kind.ts'
import { Chat, universe } from '../../fixtures/universe.ts'

/** Words for any question: numbers choose among its choices, and some free text fits each kind. */
const replies = [
  '1',
  '2',
  '3',
  'LE1 1AA',
  'CH1 4BJ',
  '12 March 1948',
  'Ann Lee',
  '07700 900123',
  'ann@example.org',
  'hm?',
  'change',
]
const reply = fc.constantFrom(...replies)

function played(texts: readonly string[]): Chat {
  const chat = new Chat(universe())
  chat.type(...texts)
  return chat
}

/** Where somebody is and what they have said, without times and ids. */
const seen = (chat: Chat) => ({
  place: chat.place(),
  answers: answersOf(chat, chat.conversation),
})

const answersOf = (chat: Chat, conversation: Conversation) => {
  const run = topOf(conversation)
  return run ? answersToCheck(chat.at.world(), conversation, run).map(({ question, value }) => [question, value]) : []
}

describe('answers are the state', () => {
  test('answering, changing, and changing back comes to the same place with the same answers', () => {
    fc.assert(
      fc.property(fc.array(reply, { maxLength: 25 }), fc.nat(), reply, (texts, which, other) => {
        const chat = played(texts)
        const run = topOf(chat.conversation)
        const answered = run ? answersToCheck(chat.at.world(), chat.conversation, run) : []
        const target = answered[which % Math.max(answered.length, 1)]
        if (!target || !run) return
        const before = seen(chat)
        const value = (text: string) => ({
          answer: { run: target.run, question: target.question, change: true as const, ...said(text) },
        })
        chat.hear(value(other))
        chat.hear({ answer: { run: target.run, question: target.question, change: true, ...again(chat, target) } })
        expect(seen(chat)).toEqual(before)
      }),
      { numRuns: 80 },
    )
  })

  test('opening an earlier answer and giving it again changes nothing', () => {
    fc.assert(
      fc.property(fc.array(reply, { minLength: 2, maxLength: 25 }), (texts) => {
        const chat = played(texts)
        const before = seen(chat)
        const { dialog, before: isOpen } = chat.asked() ?? {}
        if (isOpen !== undefined) return
        chat.type('back')
        const opened = chat.asked()
        if (!opened || opened.dialog !== dialog || opened.before === undefined) return
        const { run, question } = opened
        chat.hear({ answer: { run, question, ...again(chat, { ...opened, value: opened.before }) } })
        expect(seen(chat)).toEqual(before)
      }),
      { numRuns: 80 },
    )
  })

  test('starting again clears what was said about this person, and asks the first question', () => {
    fc.assert(
      fc.property(fc.array(reply, { maxLength: 25 }), (texts) => {
        const chat = played(texts)
        chat.hear({ command: 'restart' })
        expect(chat.place()).toBe('restart.sure')
        chat.type('yes')
        expect(chat.place()).toBe('welcome.who')
        const fresh = new Chat(universe())
        expect(answersOf(chat, chat.conversation)).toEqual(answersOf(fresh, fresh.conversation))
      }),
      { numRuns: 60 },
    )
  })

  test('no message ever loses an answer that was given, unless it asks for that', () => {
    fc.assert(
      fc.property(
        fc.array(reply, { maxLength: 20 }),
        fc.string({ maxLength: 60 }).filter((noise) => !/\p{Nd}/u.test(noise)),
        (texts, noise) => {
          const chat = played(texts)
          const before = seen(chat).answers.length
          chat.hear({ text: `?? ${noise} ??` })
          expect(seen(chat).answers.length).toBeGreaterThanOrEqual(before)
        },
      ),
      { numRuns: 80 },
    )
  })

  test('the same words give the same conversation, whenever and wherever they are said', () => {
    fc.assert(
      fc.property(fc.array(reply, { maxLength: 25 }), (texts) => {
        expect(played(texts).conversation).toEqual(played(texts).conversation)
      }),
      { numRuns: 50 },
    )
  })
})

const said = (text: string) => ({ text })

/** A value as a form would send it again: choices by id, anything else as words. */
function again(chat: Chat, { dialog, question, value }: { dialog: string; question: string; value: Value }) {
  if (Array.isArray(value)) return { choices: value }
  if (typeof value === 'object') return { choices: [(value as { choice: string }).choice] }
  const asked = chat.at.dialogs[dialog]?.questions[question]
  return asked && tokensOf(asked).includes(String(value)) ? { choices: [String(value)] } : { text: String(value) }
}
