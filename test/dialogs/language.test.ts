import { ASK_NOW } from '../fixtures/around.ts'
import { talk } from '../fixtures/transcript.ts'
import { Chat, universe } from '../fixtures/universe.ts'

test('asked for by name, at any moment: the question on screen is asked again, and answers stay', () => {
  const chat = talk(
    universe(),
    `
    > me
    welcome.want
    > اردو
    core.speaking, locale.draft, welcome.want
    > find
    eligibility.haveOne
    `,
  )
  expect(chat.conversation.locale).toBe('ur')
})

test('back to a language that was checked: nothing is called a draft', () => {
  talk(universe(), '> me\n> urdu\n> in English\ncore.speaking, welcome.want')
})

test('by the little dialog: what was interrupted goes on', () => {
  const chat = talk(
    universe(),
    '> me\n> change language\nlanguage.to\n> en-x-easy\ncore.speaking, locale.draft, welcome.want',
  )
  expect(chat.conversation.locale).toBe('en-x-easy')
})

test('by a button; one of a language that is gone asks which', () => {
  const chat = new Chat(universe())
  expect(chat.hear({ speak: 'ur' })).toEqual(['core.speaking', 'locale.draft', 'fact.who.ask'])
  expect(chat.hear({ speak: 'xx' })).toEqual(['language.to.ask'])
})

test('a language that is an answer to the question on screen is that answer', () => {
  const chat = talk(universe(), AT_LANGUAGE)
  expect(chat.place()).toBe('referral-person.language')
  chat.type('urdu')
  expect(chat.place()).toBe('referral-person.interpreter')
  expect(chat.conversation.locale).toBe('en')
  expect(Object.values(chat.conversation.subjects)[0]?.facts.language?.value).toBe('urdu')
})

test('a page of before the change changes nothing', () => {
  const chat = new Chat(universe())
  const old = chat.conversation.revision
  const asked = chat.asked()
  chat.hear({ speak: 'ur' })
  const answer = { run: asked?.run ?? '', question: 'who', choices: ['me'] }
  expect(chat.hear({ answer }, { revision: old })).toEqual(['core.movedOn', 'fact.who.ask'])
})

test('consent is asked again in the language that is read now: one given in another counts no more', () => {
  const chat = talk(universe(), `${AT_LANGUAGE}\n${TO_CONSENT}\nreferral-send.consent`)
  expect(chat.hear({ speak: 'ur' })).toEqual(['core.speaking', 'locale.draft', 'referral-send.consent.ask'])
  expect(chat.last.say.at(-1)?.keepText).toBe(true)
  expect(chat.type('agree')).toContain('referral-send.submitted.say')
})

test('a consent refused in one language is open again in another', () => {
  const chat = talk(universe(), `${AT_LANGUAGE}\n${TO_CONSENT}\n> no\nreferral-send.notSent.say, menu.next`)
  chat.type('back')
  expect(chat.place()).toBe('referral-send.consent')
  chat.hear({ speak: 'ur' })
  expect(chat.asked()?.before).toBe('no')
  expect(chat.place()).toBe('referral-send.consent')
})

test('an answer to a consent that was read in another language does not count: it is read and asked anew', () => {
  const refused = () => talk(universe(), `${AT_LANGUAGE}\n${TO_CONSENT}\n> no\nreferral-send.notSent.say, menu.next`)
  const checkedAgain = (chat: Chat) => {
    const send = Object.values(chat.conversation.runs).findLast(({ dialog }) => dialog === 'referral-send')
    chat.hear({ change: { run: send?.id ?? '', question: 'check' } })
    chat.type('right')
    return chat.place()
  }
  expect(checkedAgain(refused())).toBe('menu.next')
  const inUrdu = refused()
  inUrdu.hear({ speak: 'ur' })
  expect(checkedAgain(inUrdu)).toBe('referral-send.consent')
})

const typed = (texts: readonly string[]) => texts.map((text) => `> ${text}`).join('\n')
const language = ASK_NOW.indexOf('english')
const AT_LANGUAGE = typed(ASK_NOW.slice(0, language))
const TO_CONSENT = typed(ASK_NOW.slice(language))
