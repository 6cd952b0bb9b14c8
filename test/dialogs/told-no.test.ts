import { talk } from '../fixtures/transcript.ts'
import { universe } from '../fixtures/universe.ts'

test('to challenge it: into the referral, with request and pathway known', () => {
  const chat = talk(
    universe(),
    `
    > me
    > toldNo
    told-no.next
    > challenge
    fact.contactWays
    > post
    > any
    > nobody
    fact.aboutService
    > chc
    fact.postcode
    `,
  )
  expect(Object.values(chat.conversation.subjects)[0]?.facts).toMatchObject({
    request: { value: 'challenge' },
    pathway: { value: 'toldNo' },
  })
})

test('to challenge a decision about section 117: asked where they lived then', () => {
  talk(
    universe(),
    `
    > me
    > toldNo
    > challenge
    > post
    > any
    > nobody
    fact.aboutService
    > section117
    fact.detainedWhere
    > B1 1AA
    fact.detainedWhen
    > 2019
    fact.postcode
    `,
  )
})

test('to find out, or enough for now', () => {
  talk(universe(), '> me\n> toldNo\n> find\neligibility.haveOne')
  talk(universe(), '> me\n> toldNo\n> enough\nmenu.next')
})

test('found to be told no in eligibility: the same choices', () => {
  talk(
    universe(),
    `
    > me
    > find
    > no
    > no
    > england
    > england
    > adult
    > no
    > toldNo
    > challenge
    fact.contactWays
    `,
  )
})

test('a slip, and back', () => {
  talk(universe(), '> me\n> toldNo\n> hm\nproblem.choice.none, told-no.next\n> back\nwelcome.want')
})
