import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { eligibility } from '../../dialogs/eligibility.ts'
import { talk } from '../fixtures/transcript.ts'
import { type Chat, universe } from '../fixtures/universe.ts'

/** An adult who lives in England, has a GP there and has no budget, as far as the fast track question. */
const adult = '> me\n> find\n> no\n> no\n> england\n> england\n> adult'

/** The answers shown as having led to an outcome. */
const because = (chat: Chat) =>
  chat.last.say.find(({ key }) => key === 'core.because')?.answers?.map(({ question, value }) => [question, value])

const ENGLISH = join(import.meta.dirname, '../../locales/en/eligibility.json')

/** What the eligibility questions found that a request is about. */
const pathway = (chat: Chat) => Object.values(chat.conversation.subjects)[0]?.facts.pathway?.value

test('the order: do you have one, where do you live and where is your GP, how old, fast track, then the services', () => {
  talk(
    universe(),
    `
    > me
    > find
    eligibility.haveOne
    > no
    eligibility.chcAtHome
    > no
    fact.nation
    > england
    fact.gpNation
    > england
    fact.ageBand
    > adult
    eligibility.fastTrack
    > no
    eligibility.services
    > chc
    eligibility.likely.say, eligibility.likely.part.chc, eligibility.likely.part.wouldChange
    eligibility.likely.part.words, eligibility.likely.part.noLoss, core.because, menu.next
    `,
  )
})

test('somebody who has one is asked what they came for', () => {
  const chat = talk(universe(), '> me\n> find\neligibility.haveOne\n> yes\nhave-one.wish')
  expect(chat.last.outcomes).toEqual([{ dialog: 'eligibility', id: 'already' }])
})

test('at home with continuing healthcare: asked whether they were told the amount, and told that they may have one', () => {
  const chat = talk(
    universe(),
    `
    > me
    > find
    > notSure
    eligibility.chcAtHome
    > yes
    fact.toldAmount
    > no
    fact.nation
    > england
    > england
    > adult
    > no
    eligibility.services
    > none
    eligibility.likely.say, eligibility.likely.part.chcAtHome, eligibility.likely.part.wouldChange
    eligibility.likely.part.words, eligibility.likely.part.noLoss, core.because, menu.next
    `,
  )
  expect(because(chat)).toContainEqual(['chcAtHome', 'yes'])
  expect(because(chat)).toContainEqual(['toldAmount', 'no'])
})

test.each([
  ['agreed', 'agreed'],
  ['worse', 'words'],
  ['mentioned', 'words'],
] as const)('fast track "%s": whom to phone today comes first, and nothing more is asked', (answer, words) => {
  const chat = talk(
    universe(),
    `
    ${adult}
    eligibility.fastTrack
    > ${answer}
    eligibility.urgent.say, eligibility.urgent.part.${words}, eligibility.urgent.part, core.because, menu.next
    `,
  )
  expect(because(chat)).toEqual([
    ['ageBand', 'adult'],
    ['fastTrack', answer],
  ])
  talk(universe(), `${adult}\n> ${answer}\n> ask\n> post\n> any\n> nobody\nfact.postcode`)
})

test.each([
  ['parent', 'under16', 'worse'],
  ['me', 'under16', 'mentioned'],
  ['me', 'from16to17', 'agreed'],
])('fast track for a child (%s, %s, "%s"): this way is for adults, so only words for a child', (who, age, answer) => {
  talk(
    universe(),
    `
    > ${who}
    > find
    > no
    > no
    > england
    > england
    > ${age}
    > ${answer}
    eligibility.urgent.say, eligibility.urgent.part.child, eligibility.urgent.part, core.because, menu.next
    `,
  )
})

test.each(['no', 'notSure'])('fast track "%s": the services are asked', (answer) => {
  talk(universe(), `${adult}\n> ${answer}\neligibility.services`)
})

test('section 117: asked which section; section 3 and the like give a right', () => {
  talk(
    universe(),
    `
    ${adult}
    > no
    > section117
    eligibility.section
    > longer
    eligibility.likely.say, eligibility.likely.part.section117, eligibility.likely.part.wouldChange
    eligibility.likely.part.words, eligibility.likely.part.noLoss, core.because, menu.next
    `,
  )
})

test('section 2 alone gives no right: an area may offer one, and nobody is refused', () => {
  const chat = talk(
    universe(),
    `
    ${adult}
    > no
    > section117
    eligibility.section
    > section2
    eligibility.other
    > none
    eligibility.local.say, eligibility.local.part.section2, eligibility.local.part.assess
    eligibility.local.part.wouldChange, eligibility.local.part.words, eligibility.local.part.noLoss
    core.because, menu.next
    `,
  )
  expect(because(chat)).toContainEqual(['section', 'section2'])
})

test('not sure which section: no right is promised, but how to find out, and an assessment', () => {
  const chat = talk(
    universe(),
    `
    ${adult}
    > no
    > section117
    eligibility.section
    > notSure
    eligibility.assess.say, eligibility.assess.part.section, eligibility.assess.part.adult
    eligibility.assess.part.wouldChange, eligibility.assess.part.words, eligibility.assess.part.noLoss
    core.because, menu.next
    `,
  )
  expect(because(chat)).toContainEqual(['section', 'notSure'])
  expect(pathway(chat)).toBe('assessment')
})

test.each([
  ['chc', '', 'chc'],
  ['wheelchair', '> changed', 'wheelchair'],
  ['wheelchair', '> notSure', 'wheelchair'],
])('not sure which section beside %s %s: that right stays, and how to find out is said', (service, more, known) => {
  const chat = talk(universe(), `${adult}\n> no\n> section117, ${service}\n> notSure\n${more}`)
  expect(chat.last.outcomes).toEqual([{ dialog: 'eligibility', id: 'likely' }])
  expect(chat.said()).toContain('eligibility.likely.part.section')
  expect(chat.said()).not.toContain('eligibility.likely.part.section117')
  expect(pathway(chat)).toBe(known)
})

test('“I was sectioned” is no answer to which services they get: it may have been section 2', () => {
  const { words } = JSON.parse(readFileSync(ENGLISH, 'utf8')).services.choices.section117
  expect(words.filter((word: string) => word.includes('sectioned'))).toEqual([])
})

test('section 2 beside continuing healthcare: the right stays, and section 2 is explained', () => {
  talk(
    universe(),
    `
    ${adult}
    > no
    > chc, section117
    > section2
    eligibility.likely.say, eligibility.likely.part.chc, eligibility.likely.part.section2
    eligibility.likely.part.wouldChange, eligibility.likely.part.words, eligibility.likely.part.noLoss
    core.because, menu.next
    `,
  )
})

test('section 2 of somebody at home with continuing healthcare: the right stays', () => {
  const chat = talk(
    universe(),
    '> me\n> find\n> no\n> yes\n> no\n> england\n> england\n> adult\n> no\n> section117\n> section2',
  )
  expect(chat.last.outcomes).toEqual([{ dialog: 'eligibility', id: 'likely' }])
})

test.each(['changed', 'notSure'])('a wheelchair: asked whether needs changed ("%s"), and never refused', (answer) => {
  talk(
    universe(),
    `
    ${adult}
    > no
    > wheelchair
    eligibility.chair
    > ${answer}
    eligibility.likely.say, eligibility.likely.part.wheelchair, eligibility.likely.part.wouldChange
    eligibility.likely.part.words, eligibility.likely.part.noLoss, core.because, menu.next
    `,
  )
})

test('a wheelchair that is fine for now: no right today, but when there is one, and what the area offers', () => {
  const chat = talk(
    universe(),
    `
    ${adult}
    > no
    > wheelchair
    > same
    eligibility.local.say, eligibility.local.part.wheelchair, eligibility.local.part.assess
    eligibility.local.part.wouldChange, eligibility.local.part.words, eligibility.local.part.noLoss
    core.because, menu.next
    `,
  )
  expect(because(chat)).toContainEqual(['chair', 'same'])
  expect(pathway(chat)).toBe('localOffer')
})

test.each([
  ['no', '> chc, wheelchair'],
  ['no', '> children, wheelchair'],
  ['no', '> section117, wheelchair\n> longer'],
  ['yes\n> no', '> wheelchair'],
])('a wheelchair that is fine for now, beside another right (%j, %j): the right stays', (chcAtHome, services) => {
  const home = adult.replace('> no\n> no', `> no\n> ${chcAtHome}`)
  const chat = talk(universe(), `${home}\n> no\n${services}\neligibility.chair\n> same`)
  expect(chat.last.outcomes).toEqual([{ dialog: 'eligibility', id: 'likely' }])
})

test('not sure which section, and a wheelchair that is fine for now: after-care may still give a right', () => {
  const chat = talk(universe(), `${adult}\n> no\n> section117, wheelchair\n> notSure\neligibility.chair\n> same`)
  expect(chat.said()).toContain('eligibility.assess.part.section')
})

test('told no as well: what to do about it is one step away, whatever was found', () => {
  for (const services of ['> section117, toldNo\n> notSure', '> wheelchair, toldNo\n> same']) {
    talk(universe(), `${adult}\n> no\n${services}\n> toldNo\ntold-no.about`)
  }
})

test('all four services: each is explained', () => {
  talk(
    universe(),
    `
    ${adult}
    > no
    > chc, children, section117, wheelchair
    eligibility.section
    > longer
    eligibility.chair
    > notSure
    eligibility.likely.say, eligibility.likely.part.chc, eligibility.likely.part.children
    eligibility.likely.part.section117, eligibility.likely.part.wheelchair, eligibility.likely.part.wouldChange
    eligibility.likely.part.words, eligibility.likely.part.noLoss, core.because, menu.next
    `,
  )
})

test('not sure: an assessment is what to ask for', () => {
  talk(
    universe(),
    `
    ${adult}
    > no
    > notSure
    eligibility.assess.say, eligibility.assess.part.adult, eligibility.assess.part.wouldChange
    eligibility.assess.part.words, eligibility.assess.part.noLoss, core.because, menu.next
    `,
  )
})

test('told no: on to what they can do', () => {
  const chat = talk(
    universe(),
    `
    ${adult}
    > no
    > toldNo
    eligibility.toldNo.say, eligibility.toldNo.part.noLoss, core.because, told-no.about
    `,
  )
  expect(chat.last.outcomes).toEqual([{ dialog: 'eligibility', id: 'toldNo' }])
})

test('told no beside a service with a right: the right is explained, and what to do about the no', () => {
  const chat = talk(universe(), `${adult}\n> no\n> chc, toldNo`)
  expect(chat.said()).toContain('eligibility.likely.part.toldNo')
})

test.each(['nursingCare', 'council', 'learningDisability', 'veteran'])(
  '%s alone gives no right: an area may offer one',
  (other) => {
    talk(
      universe(),
      `
    ${adult}
    > no
    > none
    eligibility.other
    > ${other}
    eligibility.local.say, eligibility.local.part.${other}, eligibility.local.part.assess
    eligibility.local.part.wouldChange, eligibility.local.part.words, eligibility.local.part.noLoss
    core.because, menu.next
    `,
    )
  },
)

test('at home with continuing healthcare and told the amount: they may well have one already', () => {
  const home = '> me\n> find\n> no\n> yes\n> yes\n> england\n> england\n> adult\n> no\n> none'
  const said = talk(universe(), home).said()
  expect(said).toContain('eligibility.likely.part.chcAtHomeTold')
  expect(said).not.toContain('eligibility.likely.part.chcAtHome')
})

test.each(['under16', 'from16to17'])(
  '%s with “continuing healthcare”: that is for adults, theirs has another name',
  (age) => {
    for (const answers of ['> no\n> chc', '> yes\n> no\n> none', '> yes\n> no\n> chc']) {
      const [atHome = '', ...services] = answers.split('\n> ').map((answer) => answer.replace('> ', ''))
      const told = atHome === 'yes' ? `\n> ${services.shift()}` : ''
      const chat = talk(
        universe(),
        `> me\n> find\n> no\n> ${atHome}${told}\n> england\n> england\n> ${age}\n> no\n> ${services.join()}`,
      )
      const parts = chat.said().filter((key) => key.includes('chc'))
      expect([answers, parts]).toEqual([answers, ['eligibility.likely.part.chcYoung']])
      expect(pathway(chat)).toBe('children')
      expect(chat.said()).toContain('eligibility.likely.part.turning18')
    }
  },
)

test('under 16: ask with an adult who feels safe, whichever way it goes', () => {
  const child = adult.replace('adult', 'under16')
  for (const [answers, outcome] of [
    ['> no\n> children', 'likely'],
    ['> no\n> notSure', 'assess'],
    ['> no\n> none\n> none', 'local'],
    ['> no\n> toldNo', 'toldNo'],
  ] as const) {
    expect(talk(universe(), `${child}\n${answers}`).said()).toContain(`eligibility.${outcome}.part.young`)
    expect(talk(universe(), `${adult}\n${answers}`).said()).not.toContain(`eligibility.${outcome}.part.young`)
  }
})

test('at 16 and 17 adult continuing healthcare is flagged, whichever way it goes', () => {
  const at16 = adult.replace('adult', 'from16to17')
  for (const [answers, outcome] of [
    ['> no\n> children', 'likely'],
    ['> no\n> notSure', 'assess'],
    ['> no\n> none\n> none', 'local'],
    ['> no\n> toldNo', 'toldNo'],
  ] as const) {
    const chat = talk(universe(), `${at16}\n${answers}`)
    expect(chat.said()).toContain(`eligibility.${outcome}.part.from16`)
  }
  for (const age of ['under16', 'adult']) {
    const chat = talk(universe(), `${adult.replace('adult', age)}\n> no\n> children`)
    expect(chat.said()).not.toContain('eligibility.likely.part.from16')
  }
})

test('home in Wales, GP in England: goes on, and the border is explained', () => {
  talk(
    universe(),
    `
    > me
    > find
    > no
    > no
    fact.nation
    > wales
    fact.gpNation
    > england
    fact.ageBand
    > adult
    > no
    > chc
    eligibility.likely.say, eligibility.likely.part.border, eligibility.likely.part.chc
    eligibility.likely.part.wouldChange, eligibility.likely.part.words, eligibility.likely.part.noLoss
    core.because, menu.next
    `,
  )
})

test('home in England, GP elsewhere: goes on too', () => {
  const chat = talk(universe(), `${adult.replace('> england\n> england', '> england\n> elsewhere')}\n> no\n> chc`)
  expect(chat.said()).toContain('eligibility.likely.part.border')
})

test.each(['elsewhere', 'none', 'notSure'])('home in Wales, GP "%s": the rules there are others', (gp) => {
  talk(
    universe(),
    `
    > me
    > find
    > no
    > no
    > wales
    > ${gp}
    eligibility.outsideEngland.say, eligibility.outsideEngland.part.wales, core.because, menu.next
    `,
  )
})

test('home in Scotland: no words about Wales', () => {
  talk(
    universe(),
    '> me\n> find\n> no\n> no\n> scotland\n> none\neligibility.outsideEngland.say, core.because, menu.next',
  )
})

test('what it found goes into the referral: the pathway is known, not asked', () => {
  const chat = talk(
    universe(),
    `
    ${adult}
    > no
    > wheelchair
    > changed
    > ask
    > post
    > any
    > nobody
    fact.postcode
    `,
  )
  const [person] = Object.values(chat.conversation.subjects)
  expect(person?.facts).toMatchObject({
    pathway: { value: 'wheelchair', by: 'dialog' },
    request: { value: 'new', by: 'dialog' },
  })
})

test('slips, back and a change by number: the rest of the answers stay', () => {
  talk(
    universe(),
    `
    ${adult}
    > no
    eligibility.services
    > chc, none
    problem.several.alone, eligibility.services
    > back
    eligibility.fastTrack
    > maybe on Tuesday
    problem.choice.none, danger.line.say, eligibility.fastTrack
    > notSure
    eligibility.services
    > change
    core.changeWhich
    > 7
    fact.ageBand
    > from16to17
    core.kept, eligibility.services
    > notSure
    eligibility.assess.say, eligibility.assess.part.child, eligibility.assess.part.from16
    eligibility.assess.part.wouldChange, eligibility.assess.part.wordsYoung, eligibility.assess.part.noLoss
    core.because, menu.next
    `,
  )
})

test('an answer changed after the outcome: another outcome', () => {
  const chat = talk(universe(), `${adult}\n> no\n> chc\nmenu.next`.replace('\nmenu.next', ''))
  const [answer] =
    chat.last.say
      .find(({ key }) => key === 'core.because')
      ?.answers?.filter(({ question }) => question === 'services') ?? []
  chat.hear({ change: { run: answer?.run ?? '', question: 'services' } })
  expect(chat.place()).toBe('eligibility.services')
  chat.type('none', 'veteran')
  expect(chat.last.outcomes).toEqual([{ dialog: 'eligibility', id: 'local' }])
  expect(chat.place()).toBe('menu.next')
})

test('a person in the middle, and on from the same question', () => {
  const chat = talk(universe(), `${adult}\n> no\neligibility.services`)
  chat.hear({ command: 'person' })
  expect(chat.said()).toEqual(['person.callBack.ask'])
  expect(chat.type('no')).toEqual(['eligibility.services.ask'])
})

test('for mum, then for me, with a person in between and a start again: their answers never mix', () => {
  const chat = talk(
    universe(),
    `
    > carer
    > find
    > no
    > no
    > england
    > england
    > adult
    > no
    > chc
    > someone
    fact.who
    > me
    welcome.want
    > find
    eligibility.haveOne
    > no
    > no
    fact.nation
    > england
    > england
    fact.ageBand
    `,
  )
  chat.hear({ command: 'person' })
  expect(chat.type('no')).toEqual(['fact.ageBand.ask'])
  chat.hear({ command: 'restart' })
  expect(chat.type('yes')).toEqual(['restart.again.say', 'fact.who.ask'])
  chat.type('carer')
  expect(chat.place()).toBe('welcome.samePerson')
  const facts = Object.values(chat.conversation.subjects).map((subject) => subject.facts.ageBand?.value)
  expect(facts.filter(Boolean)).toEqual(['adult'])
})

test('it never refuses and never scores: every outcome leads on, and none is called so', () => {
  for (const [name, outcome] of Object.entries(eligibility.outcomes)) {
    expect([name, outcome.continueWith]).toEqual([name, expect.any(String)])
  }
  expect(Object.keys(eligibility.outcomes).join()).not.toMatch(/refus|reject|score|not?Eligible/i)
  for (const outcome of ['likely', 'assess', 'local', 'toldNo']) {
    expect(eligibility.outcomes[outcome]?.say).toContain('noLoss')
    expect(eligibility.outcomes[outcome]?.because?.length).toBeGreaterThan(0)
  }
})
