import { talk } from '../fixtures/transcript.ts'
import { universe } from '../fixtures/universe.ts'

test.each(['phb', 'chc', 'other'])(
  'to challenge a decision (%s): into the referral, which asks about which care',
  (about) => {
    const chat = talk(
      universe(),
      `
    > me
    > toldNo
    > ${about}
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
  },
)

test('to challenge a decision about section 117: asked where they lived then', () => {
  talk(
    universe(),
    `
    > me
    > toldNo
    > other
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
  talk(universe(), '> me\n> toldNo\n> phb\n> find\neligibility.haveOne')
  talk(universe(), '> me\n> toldNo\n> phb\n> enough\nmenu.next')
})

test('a slip, and back: the no was about something else', () => {
  talk(
    universe(),
    '> me\n> toldNo\n> phb\n> hm\nproblem.choice.none, danger.line.say, told-no-next.next\n> back\ntold-no.about',
  )
})
