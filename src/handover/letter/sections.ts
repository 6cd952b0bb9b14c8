import type { KindName, Value } from '../../core/questions/kind.ts'
import type { Referral } from '../referral.ts'

/** A field of a referral: the question that it answers, or a name with words of its own, and where it stands. */
export type Field = {
  readonly name: string
  readonly of: (referral: Referral) => Value | undefined
  /** Shown even when there is nothing: that it was not asked is worth knowing. */
  readonly always?: true
  /** What kind of value it is, where no question says so. */
  readonly kind?: KindName
}

/** How it is safe to make contact: what staff must read before they do anything. */
export const safeContact: readonly Field[] = [
  { name: 'mustNotKnow', of: ({ contact }) => contact.mustNotKnow, always: true },
  { name: 'contactWays', of: ({ contact }) => contact.ways, always: true },
  { name: 'contactRules', of: ({ contact }) => contact.rules, always: true },
  { name: 'contactTimes', of: ({ contact }) => contact.times, always: true },
  { name: 'phone', of: ({ contact }) => contact.phone },
  { name: 'email', of: ({ contact }) => contact.email },
]

/** All else, in the order in which staff need it. */
export const sections: readonly { readonly name: string; readonly fields: readonly Field[] }[] = [
  {
    name: 'request',
    fields: [
      { name: 'pathway', of: ({ pathway }) => pathway },
      { name: 'request', of: ({ request }) => request },
      { name: 'aboutService', of: ({ care }) => care.about },
    ],
  },
  {
    name: 'person',
    fields: [
      { name: 'name', of: ({ person }) => person.name },
      { name: 'preferredName', of: ({ person }) => person.preferredName },
      { name: 'birthDate', of: ({ person }) => person.birthDate },
      { name: 'turns18', of: ({ person }) => person.turns18, kind: 'date' },
      { name: 'nhsNumber', of: ({ person }) => person.nhsNumber },
      { name: 'nhsNumberStatus', of: ({ person }) => (person.nhsNumber ? person.nhsNumberStatus : undefined) },
      { name: 'address', of: ({ person }) => person.address },
      { name: 'postcode', of: ({ person }) => person.postcode },
      { name: 'livesIn', of: ({ person }) => person.livesIn },
      { name: 'gp', of: ({ person }) => person.gp },
      { name: 'gpPostcode', of: ({ person }) => person.gpPostcode },
      { name: 'detainedWhere', of: ({ person }) => person.detainedWhere },
      { name: 'detainedWhen', of: ({ person }) => person.detainedWhen },
    ],
  },
  {
    name: 'communication',
    fields: [
      { name: 'language', of: ({ communication }) => communication.language },
      { name: 'script', of: ({ communication }) => communication.script },
      { name: 'interpreter', of: ({ communication }) => communication.interpreter },
      { name: 'interpreterGender', of: ({ communication }) => communication.interpreterGender },
      { name: 'formats', of: ({ communication }) => communication.formats },
      { name: 'formatsOther', of: ({ communication }) => communication.formatsOther },
    ],
  },
  {
    name: 'who',
    fields: [
      { name: 'who', of: ({ typedBy }) => typedBy.who },
      { name: 'helperName', of: ({ typedBy }) => typedBy.name },
      { name: 'helperRole', of: ({ typedBy }) => typedBy.role },
      { name: 'agreed', of: ({ agreed }) => agreed },
      { name: 'decide', of: ({ authority }) => authority.decides },
      { name: 'authority', of: ({ authority }) => authority.holds },
      { name: 'proofSeen', of: ({ authority }) => authority.proofSeen },
      { name: 'authorityContact', of: ({ authority }) => authority.contact },
      { name: 'parental', of: ({ authority }) => authority.parentalResponsibility },
    ],
  },
  {
    name: 'care',
    fields: [
      { name: 'currentService', of: ({ care }) => care.current },
      { name: 'toldAmount', of: ({ care }) => care.toldAmount },
      { name: 'amount', of: ({ care }) => care.amount },
      { name: 'decisionDate', of: ({ care }) => care.decisionDate },
      { name: 'inHospital', of: ({ care }) => care.inHospital },
      { name: 'dischargeDate', of: ({ care }) => care.dischargeDate },
      { name: 'worker', of: ({ care }) => care.worker },
    ],
  },
  {
    name: 'wishes',
    fields: [
      { name: 'matters', of: ({ wishes }) => wishes.matters },
      { name: 'manage', of: ({ wishes }) => wishes.manage },
      { name: 'helpWanted', of: ({ wishes }) => wishes.help },
      { name: 'copies', of: ({ copies }) => copies },
    ],
  },
]
