import { dialogs } from '../../dialogs/index.ts'
import { talk } from '../fixtures/transcript.ts'
import { universe } from '../fixtures/universe.ts'

const said = (outcome: string, parts: readonly string[]) =>
  [`have-one.${outcome}.say`, ...parts.map((part) => `have-one.${outcome}.part.${part}`)].join(', ')

test('to change it: the words to say, then into the referral with request and pathway known', () => {
  const chat = talk(
    universe(),
    `
    > me
    > have
    have-one.wish
    > 2
    ${said('change', ['words', 'noLoss', 'send'])}, fact.contactWays
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

test.each([
  ['late', ['records', 'workers', 'urgent']],
  ['notEnough', ['enough', 'ownMoney', 'spent', 'records']],
  ['care', ['backUp', 'tell', 'records', 'review']],
  ['noAnswer', ['other', 'complain', 'urgent']],
  ['other', ['records', 'review', 'urgent']],
])('a problem, %s: what may help comes first, then whether to ask the NHS', (wrong, parts) => {
  const chat = talk(
    universe(),
    `> carer\n> have\n> problem\nhave-one.wrong\n> ${wrong}\n${said(wrong, parts)}, have-one-next.send`,
  )
  expect(factsOf(chat)).not.toHaveProperty('request')
})

test('cut, stopped or to be paid back is a decision: what follows is to ask for a new look at it', () => {
  const chat = talk(
    universe(),
    `
    > me
    > have
    > problem
    > cut
    ${said('cut', ['again', 'keep', 'words'])}, told-no-next.next
    > challenge
    fact.contactWays
    `,
  )
  expect(factsOf(chat)).toMatchObject({ request: { value: 'challenge' }, pathway: { value: 'toldNo' } })
})

test.each([
  ['employ', ['contract', 'insurance', 'payroll', 'pension', 'cost', 'family', 'hub']],
  ['move', ['section117', 'words', 'keep', 'plan', 'nations']],
  ['hospital', ['care', 'workers', 'ward', 'home', 'before']],
  ['end', ['how', 'workers', 'mayStop', 'notice', 'ways', 'keep']],
  ['learn', ['amount', 'manage', 'decide', 'spend', 'review', 'sooner']],
])('%s: one idea a message, and what next', (wish, parts) => {
  talk(universe(), `> me\n> have\n> ${wish}\n${said(wish, parts)}, menu.next`)
})

test('the words of these outcomes are tested above: none is left out', () => {
  expect(Object.keys(dialogs['have-one']?.outcomes ?? {}).toSorted()).toEqual(
    'late notEnough care noAnswer cut other change employ move hospital end learn'.split(' ').toSorted(),
  )
})

test('a slip, and back to what they came for', () => {
  talk(
    universe(),
    `
    > me
    > have
    have-one.wish
    > ???
    problem.choice.none, have-one.wish
    > problem
    have-one.wrong
    > back
    have-one.wish
    > back
    welcome.want
    > toldNo
    told-no.about
    `,
  )
})

const factsOf = (chat: ReturnType<typeof talk>) => Object.values(chat.conversation.subjects)[0]?.facts
