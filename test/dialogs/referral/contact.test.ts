import { talk } from '../../fixtures/transcript.ts'
import { universe } from '../../fixtures/universe.ts'
import { route, through } from './route.ts'

test('how it is safe to make contact comes before anything else: ways, voicemail and the NHS, times, who must not know', () => {
  talk(
    universe(),
    `
    ${route.hello}
    fact.contactWays
    > phone, text
    fact.contactRules
    > voicemail, sayNhs
    fact.contactTimes
    > Mornings, never on Fridays
    fact.mustNotKnow
    > My husband
    fact.pathway
    `,
  )
})

test.each(['email', 'post', 'helper', 'email, post'])('by %s: nothing about voicemail', (ways) => {
  talk(universe(), through(route.hello, `> ${ways}`, 'fact.contactTimes'))
})

test.each(['phone', 'text', 'phone, post'])('by %s: asked about voicemail and the NHS', (ways) => {
  talk(universe(), through(route.hello, `> ${ways}`, 'fact.contactRules'))
})

test.each(['nobody', 'preferNotToSay', 'My brother'])('who must not know: "%s" is an answer', (answer) => {
  talk(universe(), through(route.hello, '> post', '> any', `> ${answer}`, 'fact.pathway'))
})

test.each(['yes', 'Yes.', 'yeah', 'ok', '👍'])(
  'who must not know: "%s" says not who, so it is asked again',
  (answer) => {
    talk(
      universe(),
      through(
        route.hello,
        '> post',
        '> any',
        `> ${answer}`,
        'problem.text.moreThanYes, fact.mustNotKnow',
        '> yes, my brother',
        'fact.pathway',
      ),
    )
  },
)

/** A child who found out first: their age is known before the referral begins. */
const child = (who: string) => `> ${who}\n> find\n> no\n> no\n> england\n> england\n> under16\n> no\n> children`

test.each(['me', 'meHelped'])('under 16 and typing ("%s"), the age known: nothing at all is asked', (who) => {
  const chat = talk(
    universe(),
    `
    ${child(who)}
    > ask
    referral.under16.say, referral.under16.part.show, referral.under16.part.help, referral.under16.part.nothingSent
    menu.next
    `,
  )
  expect(chat.last.effects).toEqual([{ discard: true }])
})

test('a parent of a child whose age is known: goes on', () => {
  talk(universe(), `${child('parent')}\n> ask\nfact.contactWays`)
})

test('who is typing is asked here where it is not known: a call back before the welcome was answered', () => {
  const chat = talk(universe(), 'fact.who')
  chat.hear({ command: 'person' })
  expect(chat.type('yes')).toEqual(['fact.who.ask'])
  expect(chat.place()).toBe('referral.who')
  expect(chat.type('carer')).toEqual(['fact.contactWays.ask'])
})

test('slips, back and a change by number', () => {
  talk(
    universe(),
    `
    ${route.hello}
    fact.contactWays
    > pigeon
    problem.several.part, danger.line.say, fact.contactWays
    > phone
    fact.contactRules
    > neither, voicemail
    problem.several.alone, fact.contactRules
    > back
    fact.contactWays
    > post
    fact.contactTimes
    > back
    fact.contactWays
    > phone
    fact.contactRules
    > voicemail
    fact.contactTimes
    > change 4
    fact.contactRules
    > neither
    fact.contactTimes
    > any
    fact.mustNotKnow
    `,
  )
})

test('a person in the middle, and on from the same question', () => {
  const chat = talk(universe(), through(route.hello, '> phone', 'fact.contactRules'))
  chat.hear({ command: 'person' })
  expect(chat.type('no')).toEqual(['fact.contactRules.ask'])
})
