import { talk } from '../../fixtures/transcript.ts'
import { type Chat, realLookUps, universe } from '../../fixtures/universe.ts'
import { onlyLive } from './only-live.ts'
import { personalQuestions } from './personal.ts'
import { route, through } from './route.ts'

const before = through(route.hello, route.contact)

/** No board has agreed to take referrals from us: as it is until settings name one. */
const nobodyLive = () => universe(undefined, realLookUps('live'))

test('where they live and their GP practice; the commissioner is named before anything about who they are', () => {
  const chat = talk(
    universe(),
    `
    ${before}
    fact.pathway
    > chc
    fact.postcode
    > LS1 4AP
    fact.gp
    > The Park Surgery
    fact.gpPostcode
    > LS1 4BL
    fact.commissioner.found.practice, fact.birthDate
    `,
  )
  expect(commissioner(chat)).toMatchObject({ ods: 'QWO', name: 'NHS West Yorkshire Integrated Care Board' })
  expect(Object.keys(facts(chat)).filter((name) => personalQuestions.includes(name))).toEqual([])
})

test('the GP practice decides, wherever they live', () => {
  const chat = talk(universe(), through(before, '> chc\n> LS1 4AP\n> The Park Surgery\n> B1 1AA'))
  expect(commissioner(chat)?.ods).not.toBe('QWO')
})

test('a GP practice near home, or none, or not known: the home is the hint', () => {
  for (const gp of ['> The Park Surgery\n> near', '> none', '> unknown', '> The Park Surgery\n> unknown']) {
    const chat = talk(universe(), through(before, `> chc\n> LS1 4AP\n${gp}`))
    expect(commissioner(chat)?.ods).toBe('QWO')
    expect(chat.said().at(-1)).toBe('fact.birthDate.ask')
  }
})

test('no postcode: the council helps', () => {
  const chat = talk(universe(), through(before, '> chc\n> none\n> unknown\nfact.council\n> Leeds'))
  expect(chat.said()).toEqual(['fact.commissioner.found.practice', 'fact.birthDate.ask'])
  expect(commissioner(chat)?.ods).toBe('QWO')
})

test('a council that we do not know: every board may be picked', () => {
  const chat = talk(universe(), through(before, '> chc\n> unknown\n> unknown\n> Nowhereshire\nfact.pickByCouncil'))
  expect(chat.asked()?.choices.length).toBeGreaterThan(30)
  expect(chat.type('QWO')).toEqual(['fact.commissioner.found.practice', 'fact.birthDate.ask'])
})

test('nothing known: unclear, with the words to say, a letter, and that nothing was sent', () => {
  const chat = talk(
    universe(),
    `
    ${before}
    > chc
    > unknown
    > unknown
    fact.council
    > unknown
    fact.pickByCouncil
    > unknown
    referral-area.unclear.say, referral-area.unclear.part.words, referral-area.unclear.part.letter
    referral-area.unclear.part.nothingSent, menu.next
    `,
  )
  expectNothingKept(chat)
})

test('section 117: asked where and when they were detained, and that place decides', () => {
  const chat = talk(
    universe(),
    `
    ${before}
    > section117
    fact.detainedWhere
    > B1 1AA
    fact.detainedWhen
    > 2019
    fact.postcode
    > LS1 4AP
    fact.gp
    > none
    fact.commissioner.found.practice, fact.birthDate
    `,
  )
  expect(commissioner(chat)?.ods).not.toBe('QWO')
})

test('section 117, time and place not known: goes on all the same', () => {
  talk(
    universe(),
    through(
      before,
      '> section117\n> unknown\nfact.detainedWhen\n> unknown\nfact.postcode\n> LS1 4AP\n> none\nfact.pick',
    ),
  )
})

test.each(['chc', 'fastTrack', 'children', 'wheelchair', 'localOffer', 'assessment'])(
  '%s: nothing is asked about detention',
  (pathway) => {
    const chat = talk(universe(), before)
    chat.hear({ answer: { run: chat.asked()?.run ?? '', question: 'pathway', choices: [pathway] } })
    expect(chat.place()).toBe('referral-area.postcode')
  },
)

/** A whole message "change" is the command: the place in the list is the answer. */
const BUDGET_IN_PLACE = '8'

test.each([
  ['change', BUDGET_IN_PLACE],
  ['toldNo', 'toldNo'],
])('%s: asked which care it is about; only section 117 asks where', (_, pathway) => {
  for (const about of ['chc', 'children', 'wheelchair', 'other', 'notSure']) {
    talk(universe(), through(before, `> ${pathway}\nfact.aboutService\n> ${about}\nfact.postcode`))
  }
  const chat = talk(
    universe(),
    `
    ${before}
    > ${pathway}
    fact.aboutService
    > section117
    fact.detainedWhere
    > B1 1AA
    fact.detainedWhen
    > 2019
    fact.postcode
    > LS1 4AP
    fact.gp
    > none
    fact.commissioner.found.practice, fact.birthDate
    `,
  )
  expect(commissioner(chat)?.ods).not.toBe('QWO')
})

test('told no about section 117, then about a new budget: where they live now decides again', () => {
  const chat = talk(universe(), through(before, '> toldNo\n> section117\n> B1 1AA\n> 2019\n> LS1 4AP\nfact.gp'))
  chat.type('change pathway', 'chc', 'none')
  expect(commissioner(chat)?.ods).toBe('QWO')
})

test('home on one side of the border, GP on the other: asked', () => {
  talk(
    universe(),
    `
    ${before}
    > chc
    > CF10 1AA
    > The Park Surgery
    > HR4 0AA
    fact.borderHome
    > england
    fact.commissioner.found.practice, fact.birthDate
    `,
  )
  for (const [side, outcome] of [
    ['elsewhere', 'outside'],
    ['notSure', 'border'],
  ] as const) {
    const chat = talk(universe(), through(before, `> chc\n> CF10 1AA\n> The Park Surgery\n> HR4 0AA\n> ${side}`))
    expect(chat.last.outcomes.at(-1)).toEqual({ dialog: 'referral-area', id: outcome })
    expect(chat.said()).toContain(`referral-area.${outcome}.part.nothingSent`)
    expectNothingKept(chat)
  }
})

test('home in Wales: said whom to ask there, and that nothing was sent', () => {
  const chat = talk(
    universe(),
    `
    ${before}
    > chc
    > CF10 1AA
    > none
    referral-area.outside.say, referral-area.outside.part.words, referral-area.outside.part.nothingSent, menu.next
    `,
  )
  expectNothingKept(chat)
})

test('not live: the words to say, a letter, the contact, and that nothing was sent; no personal answer is left', () => {
  const chat = talk(
    nobodyLive(),
    `
    ${route.hello}
    > phone, email
    > voicemail
    > Mornings only
    > My husband
    > wheelchair
    > LS1 4AP
    > The Park Surgery
    > LS1 4BL
    fact.commissioner.found.notLive
    referral-area.notLive.say, referral-area.notLive.part.words, referral-area.notLive.part.letter
    referral-area.notLive.part.website, referral-area.notLive.part.contact, referral-area.notLive.part.nothingSent
    menu.next
    `,
  )
  expect(JSON.stringify(chat.conversation)).not.toMatch(/LS1|Park|husband|Mornings|voicemail|wheelchair/)
  expectNothingKept(chat)
})

test.each([
  ['fastTrack', '', ['urgent', 'words', 'letter']],
  ['toldNo', '> chc', ['wordsNo', 'letterNo']],
  [BUDGET_IN_PLACE, '> chc', ['wordsChange']],
])('not live and unclear, %s: words and letter for that', (pathway, about, parts) => {
  const live = talk(nobodyLive(), through(before, `> ${pathway}\n${about}`, '> LS1 4AP\n> none'))
  const unclear = talk(
    universe(),
    through(before, `> ${pathway}\n${about}`, '> unknown\n> unknown\n> unknown\n> unknown'),
  )
  for (const [chat, outcome] of [
    [live, 'notLive'],
    [unclear, 'unclear'],
  ] as const) {
    const said = chat.said().filter((key) => key.startsWith(`referral-area.${outcome}.part.`))
    expect(said.slice(0, parts.length)).toEqual(parts.map((part) => `referral-area.${outcome}.part.${part}`))
    expect(said.filter((key) => /words|letter|urgent/.test(key))).toHaveLength(parts.length)
    expect(said.at(-1)).toBe(`referral-area.${outcome}.part.nothingSent`)
  }
})

test('fast track, outside England or on the border: whom to phone today comes first', () => {
  for (const [hints, outcome] of [
    ['> CF10 1AA\n> none', 'outside'],
    ['> CF10 1AA\n> The Park Surgery\n> HR4 0AA\n> notSure', 'border'],
  ] as const) {
    const parts = talk(universe(), through(before, '> fastTrack', hints))
      .said()
      .filter((key) => key.includes('.part.'))
    expect(parts[0]).toBe(`referral-area.${outcome}.part.urgent`)
  }
})

test('not live: answers that were off the way by then are gone too', () => {
  const chat = talk(
    nobodyLive(),
    `
    ${route.hello}
    > phone
    > voicemail
    > any
    > My husband
    > section117
    > B1 1AA
    > 2019
    fact.postcode
    > change pathway
    fact.pathway
    > chc
    fact.postcode
    > change contactWays
    > post
    > LS1 4AP
    > none
    `,
  )
  expect(chat.said()).toContain('referral-area.notLive.say')
  expect(JSON.stringify(chat.conversation)).not.toMatch(/B1 1AA|2019|voicemail/)
  expectNothingKept(chat)
})

test('live where they lived, not live where they live now: their name and all the rest are gone too', () => {
  const chat = talk(
    universe(undefined, onlyLive('QWO')),
    through(route.hello, route.contact, route.area, route.authority, route.person, '> none', 'referral-send.check'),
  )
  chat.type('change postcode', 'B1 1AA')
  expect(chat.said()).toContain('referral-area.notLive.say')
  expect(JSON.stringify(chat.conversation)).not.toMatch(/Jo Bloggs|High Street|1950|english/)
  expectNothingKept(chat)
})

test('not live: asking again begins with nothing but who is typing, and what for', () => {
  const chat = talk(nobodyLive(), through(before, route.area, '> ask', 'fact.contactWays'))
  expect(Object.keys(facts(chat))).toEqual(['who', 'request'])
})

test('slips, back, a change by its name, and a person in the middle', () => {
  const chat = talk(
    universe(),
    `
    ${before}
    > chc
    fact.postcode
    > near the church
    problem.postcode.unreadable, danger.line.say, fact.postcode
    > LS1 4AP
    fact.gp
    > back
    fact.postcode
    > B1 1AA
    fact.gp
    > change postcode
    fact.postcode
    > LS1 4AP
    fact.gp
    `,
  )
  chat.hear({ command: 'person' })
  expect(chat.type('no')).toEqual(['fact.gp.ask'])
  chat.type('none')
  expect(commissioner(chat)?.ods).toBe('QWO')
})

const facts = (chat: Chat) => Object.values(chat.conversation.subjects)[0]?.facts ?? {}

const commissioner = (chat: Chat) => facts(chat).commissioner?.detail?.values

/** After an end where nothing was sent: who is typing and what they came for, and not one answer of the referral. */
function expectNothingKept(chat: Chat): void {
  expect(Object.keys(facts(chat))).toEqual(['who', 'request'])
  const answers = Object.values(chat.conversation.runs)
    .filter(({ dialog }) => dialog.startsWith('referral'))
    .flatMap((run) => Object.keys(run.answers))
  expect(answers).toEqual([])
}
