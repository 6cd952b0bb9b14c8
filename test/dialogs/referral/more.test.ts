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

/** A carer, as far as the name to use: the person has an attorney, and needs an interpreter and another format. */
const withMore = (authority: string, interpreter: string, formats: string) =>
  through(
    '> carer\n> ask',
    route.contact,
    route.area,
    `> 1 2 1950\n> no\n> ${authority}\n> Sam`,
    `> Jo Bloggs\n> none\n> Polski\n> ${interpreter}\n> ${formats}\n> chc\n> yes\nreferral-more.preferredName`,
  )

test.each(['health', 'money', 'deputy', 'health, money'])(
  '%s, an interpreter, another format: whether papers were seen, how to reach them, who interprets, what helps',
  (authority) => {
    talk(
      universe(),
      `
    ${withMore(authority, 'bsl', 'other')}
    > skip
    referral-more.proofSeen
    > notSeen
    referral-more.authorityContact
    > typist
    referral-more.interpreterGender
    > woman
    referral-more.formatsOther
    > Yellow paper
    referral-more.nhsNumber
    `,
    )
  },
)

test('each of these may be skipped, and is asked only where it fits', () => {
  talk(
    universe(),
    `${withMore('health', 'language', 'other')}\n> skip\n> skip\n> skip\n> skip\n> skip\nreferral-more.nhsNumber`,
  )
  talk(
    universe(),
    `${withMore('none', 'language', 'none')}\n> Jo\nreferral-more.interpreterGender\n> either\nreferral-more.nhsNumber`,
  )
  talk(universe(), `${withMore('notSure', 'no', 'largePrint')}\n> Jo\nreferral-more.nhsNumber`)
})

test('an attorney is not asked about once the person decides for themselves after all', () => {
  const chat = talk(universe(), `${withMore('health', 'no', 'none')}\n> skip\nreferral-more.proofSeen`)
  chat.type('change decide', 'yes', 'saidSo')
  expect(chat.place()).toBe('referral-more.nhsNumber')
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
