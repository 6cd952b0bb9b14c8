import { describe, expect, test } from '@jest/globals'
import { Chat, universe } from '../../fixtures/universe.ts'

const begun = (...texts: string[]): Chat => {
  const chat = new Chat(universe())
  chat.type(...texts)
  return chat
}

describe('at any moment', () => {
  test('a greeting is said once, before the first question, whatever the first words are', () => {
    const chat = new Chat(universe())
    expect(chat.said()).toEqual(['core.hello', 'fact.who.ask'])
    expect(chat.type('say it again')).toEqual(['fact.who.ask'])
  })

  test('help is said, and the question again', () => {
    expect(begun('me').type('help')).toEqual(['core.help', 'welcome.want.ask'])
  })

  test('back goes to the answer before, across dialogs, and shows it as it was', () => {
    const chat = begun('me', 'find')
    expect(chat.place()).toBe('eligibility.haveOne')
    chat.type('back')
    expect(chat.asked()).toMatchObject({ dialog: 'welcome', question: 'want', before: 'find' })
    chat.type('back')
    expect(chat.asked()).toMatchObject({ question: 'who', before: 'me' })
    expect(chat.type('back')).toEqual(['core.nothingToGoBackTo', 'fact.who.ask'])
  })

  test('going back and answering again goes on where they were, and shows what was kept', () => {
    const chat = begun('me', 'find', 'no', 'no', 'england')
    chat.type('back', 'back')
    expect(chat.place()).toBe('eligibility.chcAtHome')
    expect(chat.type('no')).toEqual(['fact.nation.ask'])
    expect(chat.asked()?.before).toBe('england')
  })

  test('change lists the answers by number; a bare number belongs to that list until the next message', () => {
    const chat = begun('me', 'find', 'no', 'no', 'england')
    expect(chat.type('change')).toEqual(['core.changeWhich'])
    chat.type('3')
    expect(chat.place()).toBe('eligibility.haveOne')
    const other = begun('me', 'find', 'no', 'no', 'england')
    other.type('change', 'help', '1')
    expect(other.place()).toBe('eligibility.ageBand')
  })

  test('change and the name of an answer opens it; change and anything else is an answer', () => {
    const chat = begun('me', 'find', 'no', 'no', 'england')
    chat.type('change nation')
    expect(chat.place()).toBe('eligibility.nation')
    const text = begun('me', 'ask', 'post', 'any', 'change of plan: my brother must not know')
    expect(text.place()).toBe('referral-area.pathway')
  })

  test('the main menu is there in the middle of a question, and the way on leads back to it', () => {
    const chat = begun('me', 'find', 'no')
    expect(chat.type('main menu')).toEqual(['menu.next.ask'])
    expect(chat.type('find')).toEqual(['eligibility.chcAtHome.ask'])
  })

  test('what was chosen in lists of things to read is no answer to change', () => {
    const chat = begun('me', 'learn', 'explain', 'basics', 'topUp')
    chat.hear({ command: 'change' })
    expect(chat.last.say.at(-1)?.answers?.map(({ question }) => question)).toEqual(['who', 'want'])
  })

  test('forget me asks first, and no changes nothing', () => {
    const chat = begun('me', 'find', 'no')
    expect(chat.type('forget me')).toEqual(['forget.sure.ask'])
    expect(chat.type('no')).toEqual(['forget.kept.say', 'eligibility.chcAtHome.ask'])
    expect(chat.last.effects).toEqual([])
    chat.type('forget me', 'yes')
    expect(chat.last.effects).toEqual([{ forget: true }])
  })

  test('a digression on a digression goes back down, and never lies more than three deep', () => {
    const chat = begun('me', 'find')
    chat.hear({ command: 'person' })
    chat.hear({ command: 'forget' })
    chat.hear({ command: 'restart' })
    expect(chat.conversation.stack.length).toBeLessThanOrEqual(3)
    chat.type('no')
    expect(chat.place()).toBe('person.callBack')
    chat.type('no')
    expect(chat.place()).toBe('eligibility.haveOne')
  })

  test('talking to a person can become a referral for a call back, and asks what is not known yet', () => {
    const chat = new Chat(universe())
    chat.hear({ command: 'person' })
    chat.type('yes')
    expect(chat.place()).toBe('referral.who')
    chat.type('carer', 'phone', 'neither', 'any', 'nobody')
    expect(chat.place()).toBe('referral-area.pathway')
  })

  test('a dialog that waits on the stack is returned to, not begun again', () => {
    const chat = begun('me', 'ask', 'post')
    expect(chat.place()).toBe('referral.contactTimes')
    chat.hear({ command: 'person' })
    chat.type('yes')
    expect(chat.place()).toBe('referral.contactTimes')
    expect(chat.conversation.stack).toHaveLength(1)
  })

  test('an answer to a question of long ago is not taken; as a change it is', () => {
    const chat = begun('me', 'find', 'no')
    const run = chat.asked()?.run as string
    expect(chat.hear({ answer: { run, question: 'haveOne', choices: ['yes'] } })).toEqual([
      'core.stale',
      'eligibility.chcAtHome.ask',
    ])
    chat.hear({ answer: { run, question: 'haveOne', choices: ['yes'], change: true } })
    expect(chat.place()).toBe('have-one.wish')
  })

  test('a number in the list of answers works from a form too, but not where a form changes its own answer', () => {
    const chat = begun('me', 'ask', 'phone', 'change')
    const { run, question } = chat.asked() ?? { run: '', question: '' }
    chat.hear({ answer: { run, question, text: '2' } })
    expect(chat.place()).toBe('welcome.want')
    const other = begun('me', 'ask', 'phone', 'change')
    other.hear({ answer: { run, question: 'contactWays', text: '2', change: true } })
    expect(other.place()).toBe('referral.contactRules')
  })
})
