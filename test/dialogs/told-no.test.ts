import { talk } from '../fixtures/transcript.ts'
import { universe } from '../fixtures/universe.ts'

const said = (outcome: string, parts: readonly string[]) =>
  [`told-no.${outcome}.say`, ...parts.map((part) => `told-no.${outcome}.part.${part}`), 'told-no-next.next'].join(', ')
const phb = said('phb', ['reasons', 'again', 'complain', 'help', 'ombudsman', 'ways', 'words', 'noLoss'])
const chc = said('chc', ['reasons', 'checklist', 'local', 'review', 'ombudsman', 'help', 'words', 'noLoss'])
const other = said('other', ['reasons', 'again', 'complain', 'help', 'ombudsman', 'soon', 'words', 'noLoss'])

test.each([
  ['phb', phb],
  ['chc', chc],
  ['other', other],
  ['notSure', other],
])('%s: the steps for that, one idea a message, and what next', (about, steps) => {
  for (const who of ['me', 'carer']) talk(universe(), `> ${who}\n> toldNo\ntold-no.about\n> ${about}\n${steps}`)
})

test('reading about a step says nothing of which care it is about', () => {
  for (const about of ['phb', 'chc', 'other', 'notSure']) {
    const [subject] = Object.values(talk(universe(), `> me\n> toldNo\n> ${about}`).conversation.subjects)
    expect(Object.keys(subject?.facts ?? {})).toEqual(['who'])
  }
})

test.each([
  ['under16', other],
  ['from16to17', chc],
  ['adult', chc],
])('continuing healthcare is for adults: %s', (ageBand, steps) => {
  talk(universe(), `> parent\n> find\n> no\n> no\n> england\n> england\n> ${ageBand}\n> no\n> toldNo\n> chc\n${steps}`)
})

test('found to be told no in eligibility: the same questions', () => {
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
    eligibility.toldNo.say, eligibility.toldNo.part.noLoss, core.because, told-no.about
    > phb
    > challenge
    fact.contactWays
    `,
  )
})

test('a slip, and back', () => {
  talk(universe(), '> me\n> toldNo\n> hm\nproblem.choice.none, danger.line.say, told-no.about\n> back\nwelcome.want')
})
