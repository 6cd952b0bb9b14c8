import { talk } from '../../fixtures/transcript.ts'
import { type Chat, universe } from '../../fixtures/universe.ts'
import { others, route, through } from './route.ts'

const at = through(route.hello, route.contact, route.area, route.authority, route.person)

test('copies, check, consent, sent: a reference, and what happens next', () => {
  const chat = talk(
    universe(),
    `
    ${at}
    referral-send.copies
    > person, gp
    referral-send.check
    > right
    referral-send.consent
    > agree
    referral-send.submitted.say, referral-send.submitted.part.practice, referral-send.submitted.part.next
    referral-send.submitted.part.when, referral-send.submitted.part.change, menu.next
    `,
  )
  const [effect] = chat.last.effects
  expect(effect).toEqual({ submit: { run: expect.any(String), reference: expect.stringMatching(/^PHB-/) } })
  expect(chat.last.say[0]?.values?.reference).toBe(effect && 'submit' in effect && effect.submit.reference)
})

test('live: nothing is said of practice', () => {
  const real = universe()
  const live = { ...real, world: () => ({ ...real.world(), mode: 'live' as const }) }
  const said = talk(live, `${at}\n> none\n> right\n> agree`).said()
  expect(said).toContain('referral-send.submitted.say')
  expect(said).not.toContain('referral-send.submitted.part.practice')
})

test('fast track: whom to phone today comes before what happens next', () => {
  const fast = through(
    route.hello,
    route.contact,
    route.area.replace('chc', 'fastTrack'),
    route.authority,
    route.person,
    route.send,
  )
  const said = talk(universe(), fast).said()
  expect(said.indexOf('referral-send.submitted.part.urgent')).toBeGreaterThan(0)
  expect(said.indexOf('referral-send.submitted.part.urgent')).toBeLessThan(
    said.indexOf('referral-send.submitted.part.next'),
  )
})

test('the check shows every answer that a person gave, each with a way to change it', () => {
  const chat = talk(universe(), `${at}\n> none\nreferral-send.check`)
  const shown = chat.last.say.at(-1)?.answers ?? []
  expect(shownForChecking(chat)).toEqual([
    ...['who', 'contactWays', 'contactTimes', 'mustNotKnow'],
    ...['pathway', 'postcode', 'gp'],
    'birthDate',
    ...['name', 'address', 'language', 'interpreter', 'formats', 'currentService', 'more'],
    ...['request', 'copies'],
  ])
  for (const { run, question } of shown) {
    const other = talk(universe(), `${at}\n> none`)
    other.hear({ change: { run, question } })
    expect(other.asked()).toMatchObject({ run, question })
  }
})

test('consent names the commissioner, and its exact words are kept', () => {
  const chat = talk(universe(), `${at}\n> none\n> right\nreferral-send.consent`)
  const ask = chat.last.say.at(-1)
  expect(ask?.keepText).toBe(true)
  expect(ask?.values?.commissioner).toMatchObject({ name: 'NHS West Yorkshire Integrated Care Board' })
})

test('another commissioner after the check: the check is asked again, and consent after it', () => {
  const chat = talk(universe(), `${at}\n> none\n> right\nreferral-send.consent`)
  expect(chat.type('change postcode')).toEqual(['fact.postcode.ask'])
  expect(chat.type('B1 1AA').at(0)).toBe('fact.commissioner.found.practice')
  expect(chat.place()).toBe('referral-send.check')
  expect(chat.type('right')).toEqual(['referral-send.consent.ask'])
  expect(chat.last.say.at(-1)?.values?.commissioner).not.toMatchObject({ ods: 'QWO' })
  expect(chat.last.effects).toEqual([])
})

test('any other answer after the check: the check again', () => {
  for (const [name, answer] of [
    ['name', 'Joanna'],
    ['address', 'none'],
    ['copies', 'gp'],
    ['contactTimes', 'Never on Fridays'],
  ] as const) {
    const chat = talk(universe(), `${at}\n> none\n> right\nreferral-send.consent`)
    chat.type(`change ${name}`, answer)
    expect([name, chat.place()]).toEqual([name, 'referral-send.check'])
  }
})

test('the same answer as before: nothing is asked again', () => {
  const chat = talk(universe(), `${at}\n> none\n> right\nreferral-send.consent`)
  chat.type('change postcode', 'LS1 4AP')
  expect(chat.place()).toBe('referral-send.consent')
})

test('no to consent: nothing is sent', () => {
  const chat = talk(universe(), `${at}\n> none\n> right\n> no\nreferral-send.notSent.say, menu.next`)
  expect(chat.last.effects).toEqual([])
})

test.each([
  ['postcode', 'B1 1AA'],
  ['name', 'Joanna'],
])('no to consent, then another %s: check and consent are asked again', (question, answer) => {
  const chat = talk(universe(), `${at}\n> none\n> right\n> no`)
  chat.type(`change ${question}`, answer)
  expect(chat.place()).toBe('referral-send.check')
  expect(chat.type('right')).toEqual(['referral-send.consent.ask'])
})

test('no to consent, then asked for again: it is sent once, and nothing of the first try is left', () => {
  const chat = talk(
    universe(),
    `${at}\n> none\n> right\n> no\n> ask\nreferral-person.more\n> no\n> gp\n> right\n> agree`,
  )
  expect(sent(chat)).toMatch(/^PHB-/)
  const unsent = Object.values(chat.conversation.runs).filter(
    ({ dialog, reference }) => dialog.startsWith('referral') && !reference,
  )
  expect(unsent).toEqual([])
})

test('after it was sent every change is refused, by button, by number and by going back', () => {
  const chat = talk(universe(), `${at}\n> none\n> right`)
  const shown = answers(chat)
  chat.type('agree')
  const sent = JSON.stringify(chat.conversation.runs)
  for (const { run, question } of shown) {
    chat.hear({ change: { run, question } })
    expect([question, ...chat.said()]).toEqual([question, 'core.changeFixed', 'menu.next.ask'])
    chat.hear({ answer: { run, question, choices: ['right'], change: true } })
    expect([question, chat.said()[0]]).toEqual([question, 'core.changeFixed'])
  }
  expect(chat.type('back')).toEqual(['core.nothingToGoBackTo', 'menu.next.ask'])
  expect(JSON.stringify(chat.conversation.runs)).toBe(sent)
})

test('submitting deletes what was answered on ways not taken', () => {
  const chat = talk(
    universe(),
    `
    ${route.hello}
    > phone
    > voicemail
    > any
    > nobody
    > section117
    > B1 1AA
    > 2019
    > change pathway
    > chc
    > LS1 4AP
    > none
    > 1 2 1950
    > Jo Bloggs
    > 07700 900123
    > 1 High Street
    > english
    > bsl
    > none
    > chc
    > yes
    > Jojo
    > woman
    > 943 476 5919
    > change interpreter
    fact.interpreter
    > no
    > change more
    > no
    > none
    referral-send.check
    > right
    > agree
    `,
  )
  expect(chat.last.effects).toHaveLength(1)
  expect(JSON.stringify(chat.conversation)).not.toMatch(/B1 1AA|2019|Jojo|9434765919|woman/)
})

test('a second referral for the same person: what is known is not asked again, and the first one stays as it was', () => {
  const chat = talk(universe(), `${at}\n> none\n> right\n> agree`)
  const first = sent(chat)
  const before = Object.entries(chat.conversation.runs).filter(([, { reference }]) => reference)
  chat.type('ask')
  expect(chat.place()).toBe('referral-person.more')
  chat.type('no', 'gp')
  expect(shownForChecking(chat).filter((name) => name === 'postcode')).toHaveLength(1)
  chat.type('right', 'agree')
  expect(sent(chat)).toMatch(/^PHB-/)
  expect(sent(chat)).not.toBe(first)
  for (const [id, run] of before) expect(chat.conversation.runs[id]).toEqual(run)
})

test('first for mum, then for me: the second check shows nothing of hers', () => {
  const carer = through('> carer\n> ask', route.contact, route.area, others.carer.authority, route.person)
  const chat = talk(universe(), `${carer}\n> none\n> right\n> agree`)
  chat.type('someone', 'me', 'ask', 'post', 'any', 'nobody', 'chc', 'B1 1AA', 'none', '1 2 1980', 'Sam')
  chat.type('2 High Street', 'english', 'no', 'none', 'none', 'no', 'none')
  expect(chat.place()).toBe('referral-send.check')
  expect(shownForChecking(chat)).not.toContain('authority')
  expect(JSON.stringify(chat.last.say)).not.toContain('Jo Bloggs')
})

test('slips, back, doubt, and a person in the middle', () => {
  const chat = talk(
    universe(),
    `
    ${at}
    > none, gp
    problem.several.alone, referral-send.copies
    > gp
    referral-send.check
    > hm
    problem.choice.none, danger.line.say, referral-send.check
    > back
    referral-send.copies
    > none
    referral-send.check
    > right
    referral-send.consent
    > hm
    problem.choice.none, danger.line.say, referral-send.consent
    `,
  )
  chat.hear({ command: 'person' })
  expect(chat.type('no')).toEqual(['referral-send.consent.ask'])
  expect(chat.last.effects).toEqual([])
  chat.type('agree')
  expect(chat.last.effects).toHaveLength(1)
})

/** The reference that the last turn gave. */
const sent = (chat: Chat) =>
  chat.last.effects.flatMap((effect) => ('submit' in effect ? effect.submit.reference : []))[0]

/** The questions whose answers the check on screen shows. */
const shownForChecking = (chat: Chat) => chat.last.say.at(-1)?.answers?.map(({ question }) => question) ?? []

/** The answers that can still be changed. */
const answers = (chat: Chat) => {
  chat.type('change')
  return chat.last.say[0]?.answers?.filter(({ dialog }) => dialog.startsWith('referral')) ?? []
}
