import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { readSigns } from '../../../src/signs.ts'
import { talk } from '../../fixtures/transcript.ts'
import { universe } from '../../fixtures/universe.ts'

const signs = readSigns(join(import.meta.dirname, '../../../locales'))
const watching = () => universe(undefined, undefined, { signs })
const TO_MUST_NOT_KNOW = '> me\n> ask\n> post\n> any\nfact.mustNotKnow'
const HURT = 'my husband, he hits me'

describe('words that tell of danger', () => {
  test('are met by a card with whom to call for each kind, and a way on; nothing ends', () => {
    const chat = talk(
      watching(),
      `> me
       > he hits me and I want to kill myself
       danger.card.say, danger.card.part.suicide, danger.card.part.abuse, danger.card.part.always, danger.card.part.after, danger.next
       > goOn
       welcome.want`,
    )
    expect(chat.type('I want to kill myself').at(-1)).toBe('danger.next.ask')
    expect(chat.last.crisis).toEqual(['suicide'])
    expect(chat.type('stop')).toEqual([
      'danger.stopped.say',
      'danger.stopped.part.kept',
      'danger.stopped.part.line',
      'welcome.want.ask',
    ])
  })

  test('as the very first thing that is said', () => {
    expect(talk(watching(), '').type('i want to end my life')[0]).toBe('danger.card.say')
  })

  test('fill no answer, in a chat or by a form, unless the person says to keep them', () => {
    for (const byForm of [false, true]) {
      const chat = talk(watching(), TO_MUST_NOT_KNOW)
      const answer = { run: chat.asked()?.run ?? '', question: 'mustNotKnow', text: HURT }
      chat.hear(byForm ? { answer } : { text: HURT })
      expect(chat.said()[0]).toBe('danger.card.say')
      const answered = () => Object.values(chat.conversation.subjects).map(({ facts }) => facts.mustNotKnow?.value)
      expect(answered()).toEqual([undefined])
      expect(chat.type('goOn')).toEqual(['core.held', 'fact.mustNotKnow.ask'])
      expect(chat.last.say[0]?.values?.text).toBe(HURT)
      expect(chat.type('keep what I wrote').at(-1)).toBe('fact.pathway.ask')
      expect(answered()).toEqual([HURT])
      expect(JSON.stringify(chat.conversation)).not.toContain('"held"')
    }
  })

  test('are never lost by another answer, and never taken by it', () => {
    const chat = talk(watching(), `${TO_MUST_NOT_KNOW}\n> ${HURT}\n> goOn\ncore.held, fact.mustNotKnow\n> my brother`)
    expect(chat.said().at(-1)).toBe('fact.pathway.ask')
    expect(Object.values(chat.conversation.subjects)[0]?.facts.mustNotKnow?.value).toBe('my brother')
  })

  test('submit nothing at the last check', () => {
    const chat = talk(watching(), '> me')
    const before = chat.conversation.runs
    chat.type('yes, and I am going to kill myself')
    expect(chat.conversation.runs).toMatchObject(before)
    expect(chat.last.effects).toEqual([])
  })

  test('are seen on an old page too, and again while the card waits', () => {
    const chat = talk(watching(), '> me')
    expect(chat.hear({ text: 'i want to die' }, { revision: 0 })[0]).toBe('danger.card.say')
    expect(chat.type('i have taken all my tablets')[0]).toBe('danger.card.say')
    expect(chat.conversation.stack).toHaveLength(2)
  })

  test('are no question that an editor reads, and no answer that comes again', () => {
    const chat = talk(watching(), `> me\n> ${HURT}, can I have a budget`)
    expect(chat.last.unanswered).toBeUndefined()
    expect(chat.conversation.rest).toBeUndefined()
  })
})

test('who asks for help now gets the numbers, without a word about danger', () => {
  const chat = talk(watching(), '> me\n> emergency\ndanger.urgent.say, danger.card.part.always, danger.next')
  expect(chat.last.command).toBe('urgent')
  expect(chat.type('goOn')).toEqual(['welcome.want.ask'])
})

test('other words bring no help that nobody asked for', () => {
  talk(watching(), `${TO_MUST_NOT_KNOW}\n> my brother\nfact.pathway`)
})
