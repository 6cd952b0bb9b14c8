import { talk } from '../../fixtures/transcript.ts'
import { universe } from '../../fixtures/universe.ts'
import { route, through } from './route.ts'

/** As far as the name, with these ways to make contact. */
const at = (ways: string) => through(route.hello, `> ${ways}\n> any\n> nobody`, route.area, route.authority)

test('name, address, language, interpreter, formats, what they get now, and whether to say more', () => {
  talk(
    universe(),
    `
    ${at('post')}
    fact.name
    > Siân O’Brien
    fact.address
    > 1 High Street, Leeds
    fact.language
    > english
    fact.interpreter
    > no
    fact.formats
    > none
    fact.currentService
    > chc
    referral-person.more
    > no
    referral-send.copies
    `,
  )
})

test('phone and email are asked for where they may be used, and may be left out', () => {
  talk(universe(), `${at('phone\n> voicemail')}\n> Jo\nfact.phone\n> none\nfact.address`)
  talk(universe(), `${at('email')}\n> Jo\nfact.email\n> none\nfact.address`)
  talk(
    universe(),
    `${at('text, email\n> neither')}\n> Jo\nfact.phone\n> 07700 900123\nfact.email\n> jo@example.org\nfact.address`,
  )
  talk(universe(), `${at('phone, email\n> neither')}\n> Jo\nfact.phone\n> none\nfact.email\n> none\nfact.address`)
  talk(universe(), `${at('helper')}\n> Jo\nfact.phone`)
})

test('no address is an answer, and so is a language of their own', () => {
  talk(universe(), `${at('post')}\n> Jo\n> none\nfact.language\n> Polski\nfact.interpreter`)
})

test.each(['no', 'language', 'bsl', 'notSure'])('an interpreter ("%s"): on', (interpreter) => {
  talk(universe(), `${at('post')}\n> Jo\n> none\n> Polski\n> ${interpreter}\nfact.formats`)
})

test('another format: on; what it is can be said with the other details', () => {
  talk(
    universe(),
    `
    ${at('post')}
    > Jo
    > none
    > english
    > no
    fact.formats
    > largePrint, other
    fact.currentService
    > none
    referral-person.more
    > yes
    referral-more.preferredName
    > skip
    referral-more.formatsOther
    > Yellow paper
    referral-more.nhsNumber
    `,
  )
})

test('slips, back, a change, and a person in the middle: the rest stays', () => {
  const chat = talk(
    universe(),
    `
    ${at('phone, email\n> neither')}
    fact.name
    > 12345
    problem.name.letters, fact.name
    > Jo
    fact.phone
    > 12
    problem.phone.short, fact.phone
    > 07700 900123
    fact.email
    > jo at home
    problem.email.at, danger.line.say, fact.email
    > back
    fact.phone
    > 07700 900124
    fact.email
    > jo@example.org
    fact.address
    > change name
    fact.name
    > Joanna
    core.kept, fact.address
    `,
  )
  chat.hear({ command: 'person' })
  expect(chat.type('no')).toEqual(['fact.address.ask'])
  expect(Object.values(chat.conversation.subjects)[0]?.facts).toMatchObject({
    name: { value: 'Joanna' },
    phone: { value: '+447700900124' },
  })
})
