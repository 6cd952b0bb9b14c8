import { placeOf } from '../core/conversation/answers.ts'
import { chainOfPart } from '../core/conversation/chain.ts'
import type { Answer, Conversation, Run } from '../core/conversation/conversation.ts'
import type { Effect } from '../core/conversation/ended.ts'
import type { World } from '../core/conversation/world.ts'
import { nhsNumberKey, postcodeKey, surnameKey } from '../core/found-by.ts'
import type { Value } from '../core/questions/kind.ts'
import type { NewReferral } from '../storage/storage.ts'
import { dangerWithin } from './danger-within.ts'
import { REFERRAL_VERSION, type Referral, type RouteOf } from './referral.ts'

/** The message that asks for consent: its exact words go with the referral. */
const CONSENT = 'referral-send.consent.ask'

/** The referral that a turn's effects submit, ready to be saved with its answers; nothing when there is none. */
export function newReferral(
  world: World,
  conversation: Conversation,
  effects: readonly Effect[],
  { mode, routeOf }: { readonly mode: Referral['mode']; readonly routeOf: RouteOf },
): { referral?: NewReferral } {
  const submit = effects.find((effect) => 'submit' in effect)?.submit
  const run = submit && conversation.runs[submit.run]
  if (!run) return {}
  const body = referralFrom(world, conversation, run, submit.reference, mode)
  const { ods } = body.commissioner
  const pathway = String(body.pathway)
  return {
    referral: {
      id: world.newId(),
      reference: submit.reference,
      run: run.id,
      commissioner: ods,
      pathway,
      ...routeOf(ods, pathway),
      tellsOfDanger: body.danger.length > 0,
      foundBy: foundBy(body.person),
      body,
    },
  }
}

/** What staff find a referral by, without opening it. */
export function foundBy({ name, postcode, nhsNumber }: Referral['person']): NewReferral['foundBy'] {
  const surname = typeof name === 'string' ? surnameKey(name) : undefined
  return {
    ...(surname && { surname }),
    ...(typeof postcode === 'string' && { postcode: postcodeKey(postcode) }),
    ...(typeof nhsNumber === 'string' && { nhsNumber: nhsNumberKey(nhsNumber) }),
  }
}

/** Gathers a referral from the awake answers on the way to its run. Throws when a required one is missing: a dialog's mistake. */
export function referralFrom(
  world: World,
  conversation: Conversation,
  run: Run,
  reference: string,
  mode: Referral['mode'],
): Referral {
  const answers = answersOn(world, conversation, run)
  const may = (name: string): Value | undefined => answers[name]?.value
  const must = (name: string): Value => {
    const value = may(name)
    if (value === undefined) throw new Error(`dialogs/referral: a referral was submitted without "${name}"`)
    return value
  }
  const found = answers.commissioner?.detail?.values
  const shown = conversation.shown?.[CONSENT]
  if (!found?.ods || !found.name) throw new Error('dialogs/referral: a referral was submitted without a commissioner')
  if (!shown) throw new Error('dialogs/referral: a referral was submitted without the words of its consent')
  const gathered = {
    reference,
    version: REFERRAL_VERSION,
    submittedAt: world.now,
    mode,
    pathway: must('pathway'),
    request: must('request'),
    commissioner: { ods: found.ods, name: found.name },
    contact: {
      ways: must('contactWays'),
      rules: may('contactRules'),
      times: must('contactTimes'),
      mustNotKnow: must('mustNotKnow'),
      phone: may('phone'),
      email: may('email'),
    },
    typedBy: { who: must('who'), name: may('helperName'), role: may('helperRole') },
    agreed: howAgreed(must('who'), may),
    authority: {
      decides: may('decide'),
      holds: may('authority'),
      proofSeen: may('proofSeen'),
      contact: may('authorityContact'),
      parentalResponsibility: may('parental'),
    },
    person: {
      name: must('name'),
      preferredName: may('preferredName'),
      birthDate: must('birthDate'),
      turns18: answers.age?.detail?.values?.turns18,
      nhsNumber: may('nhsNumber'),
      nhsNumberStatus: 'untraced',
      address: must('address'),
      livesIn: found.livesIn ?? 'unknown',
      postcode: may('postcode'),
      gp: must('gp'),
      gpPostcode: may('gpPostcode'),
      detainedWhere: may('detainedWhere'),
      detainedWhen: may('detainedWhen'),
    },
    communication: {
      language: must('language'),
      script: may('script'),
      interpreter: must('interpreter'),
      interpreterGender: may('interpreterGender'),
      formats: must('formats'),
      formatsOther: may('formatsOther'),
    },
    care: {
      about: may('aboutService'),
      current: must('currentService'),
      toldAmount: may('toldAmount'),
      amount: may('amount'),
      decisionDate: may('decisionDate'),
      inHospital: may('inHospital'),
      dischargeDate: may('dischargeDate'),
      worker: may('worker'),
    },
    wishes: { matters: may('matters'), manage: may('manage'), help: may('helpWanted') },
    copies: must('copies'),
    consent: { ...shown, key: CONSENT, agreedAt: answers.consent?.at ?? world.now, commissioner: found.ods },
  } satisfies Omit<Referral, 'danger'>
  const { contact, person, communication, care, wishes } = gathered
  return { ...gathered, danger: dangerWithin(world, { contact, person, communication, care, wishes }) }
}

/** The answers on the path of every walk of this part, look-ups among them. */
function answersOn(world: World, conversation: Conversation, run: Run): Readonly<Record<string, Answer>> {
  const walks = chainOfPart(world, conversation, run)
  const steps = walks.flatMap((other) => placeOf(world, conversation, other).path)
  return Object.fromEntries(steps.map(({ question, answer }) => [question, answer]))
}

/**
 * People who type or speak for themselves agree themselves; for a young child it is whoever has parental responsibility, and staff
 * must know when nobody has said that they have; else it is how it was told us.
 */
function howAgreed(who: Value, may: (name: string) => Value | undefined): Value {
  if (who === 'me' || who === 'meHelped') return 'self'
  const parental = may('parental')
  if (parental !== undefined) return parental === 'yes' ? 'parent' : 'noParentYet'
  return may('agreed') ?? 'couldNot'
}
