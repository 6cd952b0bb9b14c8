import { describe, expect, test } from '@jest/globals'
import type { World } from '../../../src/core/conversation/world.ts'
import type { Found } from '../../../src/core/finding/finder.ts'
import { talk } from '../../fixtures/transcript.ts'
import { universe } from '../../fixtures/universe.ts'

const article = (more = {}) => ({
  related: ['benefits'],
  dialogs: ['eligibility'],
  sources: [],
  reviewBy: '2099-01-01',
  ...more,
})
const sources = [
  { source: 'An Act', seen: '2026-01-01', reviewBy: '2027-01-01' },
  { source: 'An old page', seen: '2025-01-01', reviewBy: '2026-01-01' },
]

/** A world that knows a few articles by the words that ask for them: what the models do is tested elsewhere. */
const known: Partial<World> = {
  articles: { 'pay-family': article({ sources }), benefits: article(), overspend: article({ reviewBy: '2026-01-01' }) },
  understanding: {
    isWord: () => true,
    isHarmless: () => false,
    danger: (text) => (text.includes('dark') ? { level: 'card', kinds: ['suicide'] } : undefined),
    find: (text): Found => {
      if (/pay my daughter/.test(text)) return { zone: 'answer', article: 'pay-family', also: [] }
      if (/late/.test(text)) return { zone: 'answer', article: 'overspend', also: [] }
      if (/money/.test(text)) return { zone: 'offer', articles: ['pay-family', 'benefits', 'overspend'] }
      return { zone: 'none', about: /knee/.test(text) ? 'near' : 'far' }
    },
  },
}
const chatting = () => universe(undefined, undefined, known)

describe('the order in which a message is understood', () => {
  test('danger before everything: before a command, an answer and a question', () => {
    const at = universe(undefined, undefined, { ...known, signs: (text) => (/die/.test(text) ? ['suicide'] : []) })
    const chat = talk(at, '> me\nwelcome.want')
    for (const text of ['help i want to die', 'ask, i want to die', 'can i pay my daughter or die'])
      expect(chat.type(text)[0]).toBe('danger.card.say')
    expect(chat.place()).toBe('danger.next')
    expect(chat.last.crisis).toEqual(['suicide'])
  })

  test('then a whole-message command, though it would be an answer in one’s own words', () => {
    talk(chatting(), '> me\n> menu\nmenu.next')
  })

  test('then the read-back that waits for yes or no', () => {
    const chat = talk(chatting(), '> me\n> can i pay my daughter\narticle.pay-family.short, welcome.want')
    expect(chat.place()).toBe('welcome.want')
  })

  test('then the question on screen, before an article', () => {
    talk(chatting(), '> me, can i pay my daughter\nwelcome.want')
  })

  test('then a correction', () => {
    const chat = talk(chatting(), '> me\nwelcome.want\n> no sorry i meant carer')
    expect(chat.said()[0]).toBe('core.changed')
    expect(chat.last.say[0]?.answers?.[0]).toMatchObject({ question: 'who', value: 'carer' })
    expect(chat.said().at(-1)).toBe('welcome.want.ask')
  })

  test('then an article; then three; then that we do not know', () => {
    talk(
      chatting(),
      `> me
       > can i pay my daughter?
       article.pay-family.short, welcome.want
       > something about the money
       core.offer, danger.line.say
       > 4
       core.noneOfThese, danger.line.say, welcome.want
       > my knee hurts when i run
       core.unknown, danger.line.say, welcome.want
       > ask
       fact.contactWays`,
    )
  })
})

describe('an article', () => {
  test('as the first thing that is said', () => {
    const chat = talk(chatting(), '')
    expect(chat.type('can i pay my daughter')).toEqual(['article.pay-family.short', 'fact.who.ask'])
    expect(chat.last.article).toBe('pay-family')
  })

  test('more of it, what it rests on, and a dialog from it; then the question again', () => {
    const chat = talk(
      chatting(),
      `> me
       > can i pay my daughter
       article.pay-family.short, welcome.want
       > tell me more
       article.pay-family.full, article.pay-family.next, welcome.want
       > where does this come from?
       core.sources, welcome.want`,
    )
    expect(chat.last.say[0]?.items?.map(({ values }) => values?.context)).toEqual(['new', 'old'])
    expect(chat.hear({ begin: 'eligibility' })).toEqual(['eligibility.haveOne.ask'])
    expect(chat.type('back')).toEqual(['core.wentBack', 'welcome.want.ask'])
  })

  test('past its review says so', () => {
    talk(chatting(), '> me\n> am i too late\narticle.overspend.short, core.articleOld, welcome.want')
  })

  test('one that is gone, and a dialog that is gone, are refused kindly', () => {
    const chat = talk(chatting(), '> me')
    expect(chat.hear({ read: { article: '__proto__' } })).toEqual(['core.questionChanged', 'welcome.want.ask'])
    expect(chat.hear({ begin: 'constructor' })).toEqual(['core.questionChanged', 'welcome.want.ask'])
  })

  test('of three, by number, by word and by its title; a bare number belongs to the list until the next message', () => {
    for (const said of ['1', 'the first one', chatting().words.say('article.pay-family.title')])
      expect(talk(chatting(), '> me\n> the money\ncore.offer, danger.line.say').type(said)[0]).toBe(
        'article.pay-family.short',
      )
    const chat = talk(chatting(), '> me\n> the money\ncore.offer, danger.line.say\n> 9\n')
    expect(chat.said()[0]).toBe('problem.choice.number')
  })

  test('what no article answered is kept as a question, and nothing of danger is', () => {
    const chat = talk(chatting(), '> me\n> something about the money')
    expect(chat.last.unanswered).toEqual({ text: 'something about the money', zone: 'offered' })
    chat.type('my knee hurts when i run in the dark')
    expect(chat.last.unanswered).toBeUndefined()
    expect(chat.said()[0]).toBe('danger.small.say')
    expect(chat.hear({ text: 'it is all so dark to me' }, { revision: 0 })).toEqual(
      expect.arrayContaining(['danger.small.say', 'core.movedOn']),
    )
    expect(chat.last.crisis).toEqual(['suicide'])
    expect(chat.hear({ text: 'what is this all about' }, { revision: 0 })).toContain('danger.line.say')
  })
})

describe('why, and what words mean', () => {
  test('why a question is asked', () => {
    expect(talk(chatting(), '').type('why do you ask?')[0]).toMatch(/^(fact\.who\.why|core\.noWhy)$/)
  })

  test('a term of the glossary, asked for in the middle of a question', () => {
    const chat = talk(chatting(), '> me')
    for (const [text, term] of [
      ['what does CHC mean?', 'chc'],
      ['whats an ICB', 'icb'],
      ['what is section 117', 'section117'],
      ['what does notional budget mean', 'notional'],
    ] as const)
      expect(chat.type(text)).toEqual([`glossary.${term}.say`, 'welcome.want.ask'])
  })
})
