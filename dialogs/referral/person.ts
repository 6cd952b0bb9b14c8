import { defineDialog } from '../../src/core/dialog/define.ts'

/** Who the referral is for, and what they need so that they can be reached and understood (Accessible Information Standard). */
export const referralPerson = defineDialog({
  id: 'referral-person',
  part: 'referral',
  start: 'name',
  questions: {
    name: {
      ask: 'name',
      fact: true,
      why: true,
      dependsOn: ['who'],
      next: [
        { when: { contactWays: ['phone', 'text', 'helper'] }, goTo: 'phone' },
        { when: { contactWays: 'email' }, goTo: 'email' },
        { goTo: 'address' },
      ],
    },
    phone: {
      ask: 'phone',
      fact: true,
      dependsOn: ['who'],
      choices: { none: [{ when: { contactWays: 'email' }, goTo: 'email' }, { goTo: 'address' }] },
      next: [{ when: { contactWays: 'email' }, goTo: 'email' }, { goTo: 'address' }],
    },
    email: { ask: 'email', fact: true, dependsOn: ['who'], choices: { none: 'address' }, next: 'address' },
    address: {
      ask: 'text',
      fact: true,
      why: true,
      max: 300,
      dependsOn: ['who'],
      choices: { none: 'language' },
      next: 'language',
    },
    language: {
      ask: 'text',
      fact: true,
      max: 80,
      choices: { english: 'interpreter' },
      next: 'interpreter',
    },
    interpreter: {
      ask: 'choice',
      fact: true,
      why: true,
      choices: { no: 'formats', language: 'formats', bsl: 'formats', notSure: 'formats' },
    },
    formats: {
      ask: 'several',
      fact: true,
      why: true,
      options: [
        'none',
        'largePrint',
        'easyRead',
        'audio',
        'braille',
        'email',
        'bslVideo',
        'textRelay',
        'lipreading',
        'moreTime',
        'other',
      ],
      alone: ['none'],
      next: 'currentService',
    },
    currentService: {
      ask: 'several',
      fact: true,
      why: true,
      options: ['chc', 'children', 'section117', 'wheelchair', 'nursingCare', 'council', 'other', 'none', 'notSure'],
      alone: ['none', 'notSure'],
      next: 'more',
    },
    more: { ask: 'yesNo', choices: { yes: 'moreDetails', no: 'send' } },
  },
  outcomes: {
    moreDetails: { continueWith: 'referral-more' },
    send: { continueWith: 'referral-send' },
  },
})
