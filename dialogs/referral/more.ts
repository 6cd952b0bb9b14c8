import { defineDialog } from '../../src/core/dialog/define.ts'

/** What is asked further about answers that were given before. */
const AFTER_INTERPRETER = [{ when: { formats: 'other' }, goTo: 'formatsOther' }, { goTo: 'nhsNumber' }] as const
const AFTER_AUTHORITY = [
  { when: { interpreter: ['language', 'bsl'] }, goTo: 'interpreterGender' },
  ...AFTER_INTERPRETER,
] as const
const AFTER_NAME = [
  { when: { authority: ['health', 'money', 'deputy'] }, goTo: 'proofSeen' },
  ...AFTER_AUTHORITY,
] as const

/** Details that help but are never required. */
export const referralMore = defineDialog({
  id: 'referral-more',
  part: 'referral',
  start: 'preferredName',
  questions: {
    preferredName: { ask: 'name', choices: { skip: AFTER_NAME }, next: AFTER_NAME },
    proofSeen: {
      ask: 'choice',
      choices: { seen: 'authorityContact', notSeen: 'authorityContact', skip: 'authorityContact' },
    },
    authorityContact: {
      ask: 'text',
      max: 200,
      choices: { typist: AFTER_AUTHORITY, skip: AFTER_AUTHORITY },
      next: AFTER_AUTHORITY,
    },
    interpreterGender: {
      ask: 'choice',
      choices: {
        woman: AFTER_INTERPRETER,
        man: AFTER_INTERPRETER,
        either: AFTER_INTERPRETER,
        skip: AFTER_INTERPRETER,
      },
    },
    formatsOther: { ask: 'text', max: 300, choices: { skip: 'nhsNumber' }, next: 'nhsNumber' },
    nhsNumber: { ask: 'nhsNumber', why: true, choices: { skip: 'script' }, next: 'script' },
    script: { ask: 'text', max: 80, choices: { skip: 'toldAmount' }, next: 'toldAmount' },
    toldAmount: {
      ask: 'yesNo',
      fact: true,
      why: true,
      choices: { yes: 'amount', no: 'decisionDate', notSure: 'decisionDate' },
    },
    amount: { ask: 'number', max: 9999999, choices: { skip: 'decisionDate' }, next: 'decisionDate' },
    decisionDate: { ask: 'date', date: 'roughPast', choices: { skip: 'inHospital' }, next: 'inHospital' },
    inHospital: { ask: 'yesNo', choices: { yes: 'dischargeDate', no: 'worker' } },
    dischargeDate: { ask: 'date', date: 'any', choices: { unknown: 'worker' }, next: 'worker' },
    worker: { ask: 'text', max: 200, choices: { skip: 'helperRole' }, next: 'helperRole' },
    helperRole: { ask: 'text', max: 120, choices: { skip: 'matters' }, next: 'matters' },
    matters: { ask: 'text', why: true, max: 1000, choices: { skip: 'manage' }, next: 'manage' },
    manage: {
      ask: 'choice',
      why: true,
      choices: {
        later: 'helpWanted',
        notional: 'helpWanted',
        thirdParty: 'helpWanted',
        direct: 'helpWanted',
        skip: 'helpWanted',
      },
    },
    helpWanted: { ask: 'several', options: ['advocate', 'peer', 'broker', 'none'], alone: ['none'], next: 'send' },
  },
  outcomes: { send: { continueWith: 'referral-send' } },
})
