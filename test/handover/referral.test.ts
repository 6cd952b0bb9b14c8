import { dialogs } from '../../dialogs/index.ts'
import type { Said } from '../../src/core/conversation/activity.ts'
import { topOf } from '../../src/core/conversation/stack.ts'
import { referralFrom } from '../../src/handover/from-answers.ts'
import type { Referral } from '../../src/handover/referral.ts'
import { receive, type Surroundings } from '../../src/receive.ts'
import { onlyLive } from '../dialogs/referral/only-live.ts'
import { around, say } from '../fixtures/around.ts'
import { talk } from '../fixtures/transcript.ts'
import { NOW, universe } from '../fixtures/universe.ts'

const ADDRESS = 'web:k3Jd8sLq0aPz'

/** Somebody who types for themselves and gives only what is asked. */
const required = [
  ...['me', 'ask', 'post', 'any', 'nobody', 'chc', 'LS1 4AP', 'none', '1 2 1950'],
  ...['Jo Bloggs', 'none', 'english', 'no', 'none', 'chc', 'no', 'none', 'right', 'agree'],
]

/** A carer of a young person, who gives everything that can be given in one referral. */
const everything = [
  ...['carer', 'ask', 'phone, text, email, post, helper', 'voicemail, sayNhs', 'Mornings', 'Her father'],
  ...['toldNo', 'section117', 'LS1 4AP', 'May 2025', 'LS2 7EW', 'The Park Surgery', 'LS1 4BL'],
  ...['1 2 2009', 'sometimes', 'inWriting', 'health, money', 'Pat Carer'],
  ...['Jo Bloggs', '07700 900123', 'jo@example.org', '1 High Street, Leeds', 'Panjabi', 'language'],
  ...['largePrint, other', 'chc, section117', 'yes'],
  ...['Jojo', 'notSeen', 'Ann Carer, 0113 496 0000', 'woman', 'Yellow paper'],
  ...['943 476 5919', 'Gurmukhi', 'yes', '12000', 'March 2026', 'yes', '1 12 2026', 'Sam, nurse', 'Her aunt'],
  ...['Going out with my dog', 'direct', 'advocate, peer, broker', 'person, helper, gp, worker', 'right', 'agree'],
]

let at: Surroundings
let end: () => Promise<void>
beforeEach(async () => {
  ;({ at, end } = await around({ now: () => NOW }))
})
afterEach(() => end())

test('what is required is enough: nothing else is in the referral', async () => {
  const reference = (await say(at, ADDRESS, required)).reference
  expect(await stored()).toEqual({
    reference,
    version: 1,
    submittedAt: NOW,
    mode: 'practice',
    pathway: 'chc',
    request: 'new',
    commissioner: { ods: 'QWO', name: 'NHS West Yorkshire Integrated Care Board' },
    contact: { ways: ['post'], times: { choice: 'any' }, mustNotKnow: { choice: 'nobody' } },
    typedBy: { who: 'me' },
    agreed: 'self',
    authority: {},
    person: {
      name: 'Jo Bloggs',
      birthDate: '1950-02-01',
      nhsNumberStatus: 'untraced',
      address: { choice: 'none' },
      livesIn: 'england',
      postcode: 'LS1 4AP',
      gp: { choice: 'none' },
    },
    communication: { language: { choice: 'english' }, interpreter: 'no', formats: ['none'] },
    care: { current: ['chc'] },
    wishes: {},
    copies: ['none'],
    danger: [],
    consent: consent('QWO'),
  })
})

/** Each field of the referral that the issue lists, and where it stands. */
const fields: readonly (readonly [field: string, where: string, value: unknown])[] = [
  ['version', 'version', 1],
  ['pathway', 'pathway', 'toldNo'],
  ['request', 'request', 'new'],
  ['safe contact: ways', 'contact.ways', ['phone', 'text', 'email', 'post', 'helper']],
  ['safe contact: voicemail, may we say NHS', 'contact.rules', ['voicemail', 'sayNhs']],
  ['safe contact: times', 'contact.times', 'Mornings'],
  ['safe contact: who must not know', 'contact.mustNotKnow', 'Her father'],
  ['safe contact: phone', 'contact.phone', '+447700900123'],
  ['safe contact: email', 'contact.email', 'jo@example.org'],
  ['typed by', 'typedBy.who', 'carer'],
  ['helper’s name', 'typedBy.name', 'Pat Carer'],
  ['helper’s role', 'typedBy.role', 'Her aunt'],
  ['how the person agreed', 'agreed', 'inWriting'],
  ['who decides', 'authority.decides', 'sometimes'],
  ['authority', 'authority.holds', ['health', 'money']],
  ['whether proof was seen', 'authority.proofSeen', 'notSeen'],
  ['representative’s contact', 'authority.contact', 'Ann Carer, 0113 496 0000'],
  ['name', 'person.name', 'Jo Bloggs'],
  ['preferred name', 'person.preferredName', 'Jojo'],
  ['birth date', 'person.birthDate', '2009-02-01'],
  ['turns 18', 'person.turns18', '2027-02-01'],
  ['NHS number', 'person.nhsNumber', '9434765919'],
  ['NHS number: untraced', 'person.nhsNumberStatus', 'untraced'],
  ['address', 'person.address', '1 High Street, Leeds'],
  ['postcode', 'person.postcode', 'LS2 7EW'],
  ['GP practice', 'person.gp', 'The Park Surgery'],
  ['GP practice: postcode', 'person.gpPostcode', 'LS1 4BL'],
  ['lives in England', 'person.livesIn', 'england'],
  ['area when detained', 'person.detainedWhere', 'LS1 4AP'],
  ['time of detention', 'person.detainedWhen', '2025-05'],
  ['language', 'communication.language', 'Panjabi'],
  ['script', 'communication.script', 'Gurmukhi'],
  ['interpreter', 'communication.interpreter', 'language'],
  ['interpreter: preferred gender', 'communication.interpreterGender', 'woman'],
  ['formats and adjustments', 'communication.formats', ['largePrint', 'other']],
  ['formats: other', 'communication.formatsOther', 'Yellow paper'],
  ['the care that it is about', 'care.about', 'section117'],
  ['current service', 'care.current', ['chc', 'section117']],
  ['whether told the amount', 'care.toldAmount', 'yes'],
  ['current budget', 'care.amount', 12000],
  ['checklist or decision date', 'care.decisionDate', '2026-03'],
  ['in hospital', 'care.inHospital', 'yes'],
  ['discharge date', 'care.dischargeDate', '2026-12-01'],
  ['existing worker', 'care.worker', 'Sam, nurse'],
  ['what matters to you', 'wishes.matters', 'Going out with my dog'],
  ['preferred way to manage', 'wishes.manage', 'direct'],
  ['help wanted', 'wishes.help', ['advocate', 'peer', 'broker']],
  ['copies, each recipient apart', 'copies', ['person', 'helper', 'gp', 'worker']],
]

/** What the program adds, and what only a child's referral has. */
const added = ['danger', 'reference', 'submittedAt', 'mode', 'commissioner.ods', 'commissioner.name']
const ofConsent = ['text', 'locale', 'words', 'at', 'key', 'agreedAt', 'commissioner'].map((name) => `consent.${name}`)

test('it holds every field that the issue lists, and no other', async () => {
  await say(at, ADDRESS, everything)
  const referral = await stored()
  expect(fields.map(([field, where]) => [field, where, valueAt(referral, where)])).toEqual(fields)
  expect(leaves(referral).toSorted()).toEqual([...fields.map(([, where]) => where), ...added, ...ofConsent].toSorted())
})

test('a child: parental responsibility, and that a parent agreed', async () => {
  const child = required.join('|').replace('me|', 'parent|').replace('1 2 1950', '1 2 2015|yes|Pat').split('|')
  await say(at, ADDRESS, child)
  expect(await stored()).toMatchObject({
    agreed: 'parent',
    authority: { parentalResponsibility: 'yes' },
    typedBy: { who: 'parent', name: 'Pat' },
  })
})

test.each(['no', 'notSure'])(
  'a child whose typist has no parental responsibility (%s): nobody has agreed yet',
  async (answer) => {
    const child = required.join('|').replace('me|', 'carer|').replace('1 2 1950', `1 2 2015|${answer}|Pat`).split('|')
    await say(at, ADDRESS, child)
    expect(await stored()).toMatchObject({ agreed: 'noParentYet', authority: { parentalResponsibility: answer } })
  },
)

test('a section 117 referral whose person cannot decide: said so, and nobody is blocked', async () => {
  const carer = required
    .join('|')
    .replace('me|', 'carer|')
    .replace('1 2 1950', '1 2 1950|no|none|preferNotToSay')
    .split('|')
  await say(at, ADDRESS, carer)
  expect(await stored()).toMatchObject({ agreed: 'couldNot', authority: { decides: 'no', holds: ['none'] } })
})

test('first for mum, then for me: nothing of hers is in mine', async () => {
  const mum = required.join('|').replace('me|', 'carer|').replace('1 2 1950', '1 2 1950|no|health|Pat').split('|')
  await say(at, ADDRESS, mum)
  await say(at, ADDRESS, ['someone', ...required.map((text) => (text === 'Jo Bloggs' ? 'Sam Smith' : text))])
  const [newest] = await at.storage.deliveries()
  const mine = await at.storage.openDelivery(newest?.id ?? '', NOW)
  expect(mine?.referral).toMatchObject({
    typedBy: { who: 'me' },
    agreed: 'self',
    authority: {},
    person: { name: 'Sam Smith' },
  })
  expect(JSON.stringify(mine?.referral)).not.toMatch(/Pat|health|Bloggs/)
})

test('never held, by the names of its fields: convictions, immigration, money of theirs, equality, scores', async () => {
  await say(at, ADDRESS, everything)
  const names = leaves(await stored()).join(' ')
  expect(names).not.toMatch(
    /convict|crim|immigra|visa|asylum|nationality|income|saving|bank|ethnic|race|relig|belief|sexual|orient|marital|disab|score|diagnos/i,
  )
})

test('consent: the very words that were shown, their version, when, and to whom it goes', async () => {
  await say(at, ADDRESS, required)
  expect((await stored()).consent).toEqual(consent('QWO'))
})

test('another commissioner after the check: only a consent that names this one is sent', async () => {
  const untilConsent = required.slice(0, -1)
  const asked = await say(at, ADDRESS, [...untilConsent, 'change postcode', 'B1 1AA'])
  expect(asked.asked).toMatchObject({ question: 'check' })
  const sent = await say(at, ADDRESS, ['right', 'agree'])
  expect(sent.reference).toBeDefined()
  const { commissioner, consent: given } = await stored()
  expect(commissioner.ods).not.toBe('QWO')
  expect(given.commissioner).toBe(commissioner.ods)
})

test('another commissioner that is not live: the words of the consent that was shown are not kept either', async () => {
  const other = { ...at, lookUps: onlyLive('QWO') }
  await say(other, ADDRESS, required.slice(0, -1))
  expect((await at.storage.find(ADDRESS))?.conversation.shown).toBeDefined()
  await say(other, ADDRESS, ['change postcode', 'B1 1AA'])
  expect((await at.storage.find(ADDRESS))?.conversation.shown).toBeUndefined()
  expect(await at.storage.deliveries()).toEqual([])
})

test('after it was sent a change is refused, and what was stored is untouched', async () => {
  await say(at, ADDRESS, required.slice(0, -1))
  const kept = await at.storage.find(ADDRESS)
  const runs = Object.values(kept?.conversation.runs ?? {}).filter(({ dialog }) => dialog.startsWith('referral'))
  const sent = await say(at, ADDRESS, ['agree'])
  const before = JSON.stringify(await stored())
  const answer = (run: string, question: string, text: string): Said => ({
    answer: { run, question, text, change: true },
  })
  for (const { id, dialog } of runs) {
    for (const question of Object.keys(dialogs[dialog]?.questions ?? {})) {
      const changed = await receive(at, { ...incoming(), said: { change: { run: id, question } } })
      expect([question, changed.say[0]?.key]).toEqual([question, 'core.changeFixed'])
      const answered = await receive(at, { ...incoming(), said: answer(id, question, 'none') })
      expect([question, answered.say[0]?.key]).toEqual([question, 'core.changeFixed'])
      expect(answered.reference).toBeUndefined()
    }
  }
  expect(JSON.stringify(await stored())).toBe(before)
  expect((await at.storage.deliveries()).map(({ reference }) => reference)).toEqual([sent.reference])
})

test('a dialog that lets somebody submit without a required answer stops, naming it', () => {
  const chat = talk(
    universe(),
    required
      .slice(0, -2)
      .map((text) => `> ${text}`)
      .join('\n'),
  )
  const run = topOf(chat.conversation)
  if (!run) throw new Error('No run waits')
  const conversation = {
    ...chat.conversation,
    shown: { 'referral-send.consent.ask': { text: '', locale: 'en', words: '', at: NOW } },
  }
  const world = chat.at.world()
  const without = (name: string) => {
    const [[id, subject] = ['', { facts: {} }]] = Object.entries(conversation.subjects)
    const facts = Object.fromEntries(Object.entries(subject.facts).filter(([fact]) => fact !== name))
    return { ...conversation, subjects: { ...conversation.subjects, [id]: { facts } } }
  }
  expect(referralFrom(world, conversation, run, 'PHB-TEST-1', 'practice')).toMatchObject({ reference: 'PHB-TEST-1' })
  expect(() => referralFrom(world, without('name'), run, 'PHB-TEST-1', 'practice')).toThrow('"name"')
  expect(() => referralFrom(world, without('birthDate'), run, 'PHB-TEST-1', 'practice')).toThrow('"birthDate"')
  expect(() => referralFrom(world, chat.conversation, run, 'PHB-TEST-1', 'practice')).toThrow('consent')
})

const incoming = () => ({ address: ADDRESS, locale: 'en', id: crypto.randomUUID() })

/** The referral that the last delivery holds, as whoever receives it reads it. */
async function stored(): Promise<Referral> {
  const [newest] = await at.storage.deliveries()
  return (await at.storage.openDelivery(newest?.id ?? '', NOW))?.referral as Referral
}

const consent = (commissioner: string) => ({
  key: 'referral-send.consent.ask',
  text: 'referral-send.consent.ask',
  locale: 'en',
  words: 'plain',
  at: NOW,
  agreedAt: NOW,
  commissioner,
})

const valueAt = (referral: unknown, where: string): unknown =>
  where.split('.').reduce((value, name) => (value as Record<string, unknown>)[name], referral)

/** The paths of all values; a list is one. */
const leaves = (value: unknown, path = ''): readonly string[] =>
  typeof value !== 'object' || value === null || Array.isArray(value)
    ? [path]
    : Object.entries(value).flatMap(([name, part]) => leaves(part, path ? `${path}.${name}` : name))
