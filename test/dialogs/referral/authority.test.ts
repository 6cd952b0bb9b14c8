import { talk } from '../../fixtures/transcript.ts'
import { universe } from '../../fixtures/universe.ts'
import { route, through } from './route.ts'

/** As far as the birth date, for somebody who types. */
const at = (who: string) => through(`> ${who}\n> ask`, route.contact, route.area)

test('an adult who types for themselves decides: no word about authority', () => {
  talk(universe(), `${at('me')}\n> 1 2 1950\nfact.name`)
})

test('with somebody helping: only who helps', () => {
  talk(universe(), `${at('meHelped')}\n> 1 2 1950\nfact.helperName\n> Sam\nfact.name`)
})

test.each(['helper', 'carer', 'parent', 'professional'])('%s of an adult: can they decide this, with help?', (who) => {
  talk(
    universe(),
    `
    ${at(who)}
    fact.commissioner.found.practice, fact.birthDate
    > 1 2 1950
    fact.decide
    > yes
    referral-authority.agreed
    > saidSo
    fact.helperName
    > Sam
    fact.name
    `,
  )
})

test.each(['sometimes', 'notSure'])('deciding "%s": asked how they agreed, then who may decide', (decide) => {
  talk(
    universe(),
    `
    ${at('carer')}
    > 1 2 1950
    > ${decide}
    referral-authority.agreed
    > inWriting
    fact.authority
    > none
    fact.helperName
    `,
  )
})

test('they cannot decide: who may', () => {
  talk(universe(), `${at('carer')}\n> 1 2 1950\n> no\nfact.authority`)
})

test.each(['health', 'money', 'deputy', 'health, money'])('%s: on; the papers are asked about later', (authority) => {
  talk(universe(), `${at('carer')}\n> 1 2 1950\n> no\nfact.authority\n> ${authority}\nfact.helperName`)
})

test.each(['none', 'notSure'])('authority "%s" never blocks', (authority) => {
  for (const decide of ['> no', '> sometimes\n> couldNot', '> notSure\n> otherWay', '> yes\n> couldNot']) {
    for (const who of ['helper', 'carer', 'parent', 'professional']) {
      talk(universe(), `${at(who)}\n> 1 2 1950\n${decide}\nfact.authority\n> ${authority}\n> preferNotToSay\nfact.name`)
    }
  }
})

test('being next of kin is no authority: it is no choice', () => {
  const chat = talk(universe(), `${at('carer')}\n> 1 2 1950\n> no\nfact.authority`)
  expect(chat.asked()?.choices.map(({ id }) => id)).toEqual(['health', 'money', 'deputy', 'none', 'notSure'])
})

test('they have not said yes yet: nothing is sent or kept', () => {
  const chat = talk(
    universe(),
    `
    ${at('carer')}
    > 1 2 1950
    > yes
    > notYet
    referral-authority.notYet.say, referral-authority.notYet.part.words, referral-authority.notYet.part.nothingSent
    menu.next
    `,
  )
  expect(JSON.stringify(chat.conversation)).not.toMatch(/LS1|1950|post/)
})

test.each(['me', 'meHelped'])(
  'under 16 and typing ("%s"): help and something to show an adult, no form, nothing kept',
  (who) => {
    for (const age of ['> 1 2 2015', '> unknown\n> under16']) {
      const chat = talk(
        universe(),
        `
      ${at(who)}
      fact.commissioner.found.practice, fact.birthDate
      ${age}
      referral-authority.under16.say, referral-authority.under16.part.show, referral-authority.under16.part.help
      referral-authority.under16.part.nothingSent, menu.next
      `,
      )
      expect(JSON.stringify(chat.conversation)).not.toMatch(/LS1|2015|ageBand|post/)
    }
  },
)

test.each(['yes', 'no', 'notSure'])('a child: parental responsibility is asked, and "%s" goes on', (answer) => {
  for (const who of ['parent', 'helper', 'carer', 'professional']) {
    talk(
      universe(),
      `${at(who)}\n> 1 2 2015\nreferral-authority.parental\n> ${answer}\nfact.helperName\n> Sam\nfact.name`,
    )
  }
})

test('at 16 and 17 the young person decides, if able', () => {
  talk(universe(), `${at('me')}\n> 1 2 2010\nfact.name`)
  talk(universe(), `${at('meHelped')}\n> 1 2 2010\nfact.helperName`)
  talk(universe(), `${at('parent')}\n> 1 2 2010\nfact.decide\n> yes\nreferral-authority.agreed`)
})

test('a birth date that leaves the age open, or none: which age', () => {
  for (const date of ['2010', 'November 2008', 'unknown']) {
    talk(universe(), `${at('parent')}\n> ${date}\nfact.ageBand\n> adult\nfact.decide`)
  }
  talk(universe(), `${at('me')}\n> 1950\nfact.name`)
})

test('slips: no such day, the future; back, a change, and a person in the middle', () => {
  const chat = talk(
    universe(),
    `
    ${at('carer')}
    > 31 2 1950
    problem.date.noSuchDay, fact.birthDate
    > 1 2 2030
    problem.date.future, fact.birthDate
    > 1 2 1950
    fact.decide
    > back
    fact.birthDate
    > 1 2 2015
    referral-authority.parental
    > change birthDate
    fact.birthDate
    > 1 2 1950
    fact.decide
    `,
  )
  chat.hear({ command: 'person' })
  expect(chat.type('no')).toEqual(['fact.decide.ask'])
})
