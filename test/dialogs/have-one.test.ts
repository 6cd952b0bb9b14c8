import { talk } from '../fixtures/transcript.ts'
import { universe } from '../fixtures/universe.ts'

test('to change it: into the referral, with request and pathway known', () => {
  const chat = talk(
    universe(),
    `
    > me
    > have
    have.wish
    > 1
    fact.contactWays
    > post
    > any
    > nobody
    fact.aboutService
    > chc
    fact.postcode
    `,
  )
  expect(factsOf(chat)).toMatchObject({ request: { value: 'change' }, pathway: { value: 'change' } })
})

test('a problem with it: into the referral; which pathway is asked', () => {
  const chat = talk(universe(), '> carer\n> have\n> problem\nfact.contactWays\n> post\n> any\n> nobody\nfact.pathway')
  expect(factsOf(chat)).toMatchObject({ request: { value: 'problem' } })
})

test('to learn: what they may want to know, and what next', () => {
  talk(
    universe(),
    '> me\n> have\n> learn\nhave.learn.say, have.learn.part.manage, have.learn.part.spend, have.learn.part.review, menu.next',
  )
})

test('a slip, and back to what they came for', () => {
  talk(
    universe(),
    `
    > me
    > have
    have.wish
    > ???
    problem.choice.none, have.wish
    > back
    welcome.want
    > toldNo
    told-no.next
    `,
  )
})

const factsOf = (chat: ReturnType<typeof talk>) => Object.values(chat.conversation.subjects)[0]?.facts
