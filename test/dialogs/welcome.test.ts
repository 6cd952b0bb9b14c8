import { talk } from '../fixtures/transcript.ts'
import { universe } from '../fixtures/universe.ts'

test('somebody asks for themselves: who is typing, what for, and on to the referral', () => {
  const chat = talk(
    universe(),
    `
    fact.who
    > me
    welcome.want
    > ask
    fact.contactWays
    `,
  )
  expect(chat.last.outcomes).toEqual([{ dialog: 'welcome', id: 'askNow' }])
})

test.each([
  ['ask', 'fact.contactWays'],
  ['find', 'eligibility.haveOne'],
  ['have', 'have-one.wish'],
  ['toldNo', 'told-no.about'],
])('everybody may come for "%s", however they stand to the person', (want, next) => {
  for (const who of ['me', 'meHelped', 'helper', 'carer', 'parent', 'professional']) {
    talk(universe(), `> ${who}\nwelcome.want\n> ${want}\n${next}`)
  }
})

test('who helps is no representative: nothing but who they are is known of them', () => {
  for (const who of ['helper', 'carer', 'professional']) {
    const { subjects } = talk(universe(), `> ${who}\n> ask`).conversation
    expect(Object.values(subjects).map(({ facts }) => Object.keys(facts))).toEqual([['who', 'request']])
  }
})

test('a slip is asked again, and nothing said is lost', () => {
  talk(
    universe(),
    `
    fact.who
    > my pigeon
    problem.choice.none, danger.line.say, fact.who
    > me
    welcome.want
    > pigeon
    problem.choice.none, danger.line.say, welcome.want
    > ask
    fact.contactWays
    `,
  )
})

test('back: to who is typing, no further than the beginning, and on with another answer', () => {
  talk(
    universe(),
    `
    > me
    welcome.want
    > back
    fact.who
    > back
    core.nothingToGoBackTo, fact.who
    > carer
    welcome.want
    > find
    eligibility.haveOne
    `,
  )
})

test('back from the next dialog: to what they came for, which may then be another thing', () => {
  talk(
    universe(),
    `
    > me
    > ask
    fact.contactWays
    > back
    welcome.want
    > find
    eligibility.haveOne
    `,
  )
})

test('another person: the same one as before only if they say so', () => {
  const other = talk(
    universe(),
    `
    > carer
    > toldNo
    > phb
    > enough
    menu.next
    > someone
    fact.who
    > carer
    welcome.samePerson
    > no
    welcome.want
    > ask
    fact.contactWays
    `,
  )
  expect(Object.keys(other.conversation.subjects)).toHaveLength(2)

  const same = talk(universe(), '> carer\n> toldNo\n> phb\n> enough\n> someone\n> carer\n> yes\n> ask')
  expect(Object.keys(same.conversation.subjects)).toHaveLength(1)
})

test('first for mum, then for me: who is typing is one person, and need not say so twice', () => {
  const chat = talk(
    universe(),
    `
    > carer
    > toldNo
    > phb
    > enough
    > someone
    fact.who
    > me
    welcome.want
    > toldNo
    > phb
    > enough
    > someone
    > meHelped
    welcome.want
    > ask
    fact.contactWays
    `,
  )
  expect(Object.keys(chat.conversation.subjects)).toHaveLength(2)
})
