import { referralMore } from '../../../dialogs/referral/more.ts'
import { talk } from '../../fixtures/transcript.ts'
import { universe } from '../../fixtures/universe.ts'
import { route, through } from './route.ts'

const at = through(route.hello, route.contact, route.area, route.authority, route.person.replace(/no$/, 'yes'))

test('everything may be skipped', () => {
  talk(
    universe(),
    `
    ${at}
    referral-more.preferredName
    > skip
    referral-more.nhsNumber
    > skip
    referral-more.script
    > skip
    fact.toldAmount
    > notSure
    referral-more.decisionDate
    > skip
    referral-more.inHospital
    > no
    referral-more.worker
    > skip
    referral-more.helperRole
    > skip
    referral-more.matters
    > skip
    referral-more.manage
    > skip
    referral-more.helpWanted
    > none
    referral-send.copies
    `,
  )
})

test('every question can be left open: a choice beside it says so', () => {
  const open = ['skip', 'no', 'none', 'unknown', 'notSure']
  for (const [name, question] of Object.entries(referralMore.questions)) {
    if ('lookUp' in question) continue
    const choices = [...Object.keys(question.choices ?? {}), ...(question.options ?? [])]
    expect([name, choices.some((choice) => open.includes(choice))]).toEqual([name, true])
  }
})

test('everything may be said', () => {
  talk(
    universe(),
    `
    ${at}
    > Jo
    > 943 476 5919
    referral-more.script
    > Gurmukhi
    fact.toldAmount
    > yes
    referral-more.amount
    > 12000
    referral-more.decisionDate
    > March 2026
    referral-more.inHospital
    > yes
    referral-more.dischargeDate
    > 1 12 2026
    referral-more.worker
    > Ann, district nurse
    referral-more.helperRole
    > Neighbour
    referral-more.matters
    > Going out with my dog
    referral-more.manage
    > direct
    referral-more.helpWanted
    > advocate, peer, broker
    referral-send.copies
    `,
  )
})

test('slips, back and a person in the middle', () => {
  const chat = talk(
    universe(),
    `
    ${at}
    > skip
    > 943 476 5918
    problem.nhsNumber.check, referral-more.nhsNumber
    > 12
    problem.nhsNumber.digits, referral-more.nhsNumber
    > back
    referral-more.preferredName
    > Jo
    referral-more.nhsNumber
    `,
  )
  chat.hear({ command: 'person' })
  expect(chat.type('no')).toEqual(['referral-more.nhsNumber.ask'])
  chat.type('skip', 'skip', 'no', 'skip', 'no', 'skip', 'skip')
  expect(chat.place()).toBe('referral-more.matters')
  expect(chat.type('x'.repeat(1001))).toEqual(['problem.text.long', 'referral-more.matters.ask'])
  expect(chat.type('x'.repeat(1000))).toEqual(['referral-more.manage.ask'])
})
