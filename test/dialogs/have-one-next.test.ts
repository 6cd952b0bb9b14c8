import { talk } from '../fixtures/transcript.ts'
import { universe } from '../fixtures/universe.ts'

const problem = '> carer\n> have\n> problem\n> late'

test('yes: into the referral; which pathway is asked', () => {
  const chat = talk(
    universe(),
    `
    ${problem}
    > yes
    fact.contactWays
    > post
    > any
    > nobody
    fact.pathway
    `,
  )
  const [subject] = Object.values(chat.conversation.subjects)
  expect(subject?.facts).toMatchObject({ request: { value: 'problem' } })
})

test('no: what next, and no request is known', () => {
  const chat = talk(universe(), `${problem}\n> no\nmenu.next`)
  expect(Object.values(chat.conversation.subjects)[0]?.facts).not.toHaveProperty('request')
})

test('a slip, and back to another problem', () => {
  talk(universe(), `${problem}\n> maybe\nproblem.yesNo.unsure, have-one-next.send\n> back\nhave-one.wrong`)
})
