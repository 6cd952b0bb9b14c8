import { defineDialog } from '../../src/core/dialog/define.ts'

/**
 * Who decides. People decide for themselves where they can, with help (Mental Capacity Act 2005, section 1); being next of kin is no
 * authority; having none never blocks a referral.
 */
export const referralAuthority = defineDialog({
  id: 'referral-authority',
  part: 'referral',
  start: 'birthDate',
  questions: {
    birthDate: {
      ask: 'date',
      fact: true,
      date: 'birth',
      why: true,
      choices: { unknown: 'ageBand' },
      next: 'age',
      dependsOn: ['who'],
    },
    age: {
      lookUp: 'age',
      fact: true,
      dependsOn: ['birthDate'],
      choices: {
        under16: [{ when: { who: ['me', 'meHelped'] }, goTo: 'under16' }, { goTo: 'parental' }],
        '16to17': [
          { when: { who: 'me' }, goTo: 'person' },
          { when: { who: 'meHelped' }, goTo: 'helperName' },
          { goTo: 'decide' },
        ],
        adult: [
          { when: { who: 'me' }, goTo: 'person' },
          { when: { who: 'meHelped' }, goTo: 'helperName' },
          { goTo: 'decide' },
        ],
        unclear: 'ageBand',
        unknown: 'ageBand',
      },
    },
    ageBand: {
      ask: 'choice',
      fact: true,
      why: true,
      choices: {
        under16: [{ when: { who: ['me', 'meHelped'] }, goTo: 'under16' }, { goTo: 'parental' }],
        from16to17: [
          { when: { who: 'me' }, goTo: 'person' },
          { when: { who: 'meHelped' }, goTo: 'helperName' },
          { goTo: 'decide' },
        ],
        adult: [
          { when: { who: 'me' }, goTo: 'person' },
          { when: { who: 'meHelped' }, goTo: 'helperName' },
          { goTo: 'decide' },
        ],
      },
    },
    parental: { ask: 'yesNo', why: true, choices: { yes: 'helperName', no: 'helperName', notSure: 'helperName' } },
    decide: {
      ask: 'choice',
      fact: true,
      why: true,
      choices: { yes: 'agreed', sometimes: 'agreed', notSure: 'agreed', no: 'authority' },
    },
    agreed: {
      ask: 'choice',
      choices: {
        saidSo: [{ when: { decide: 'yes' }, goTo: 'helperName' }, { goTo: 'authority' }],
        inWriting: [{ when: { decide: 'yes' }, goTo: 'helperName' }, { goTo: 'authority' }],
        otherWay: [{ when: { decide: 'yes' }, goTo: 'helperName' }, { goTo: 'authority' }],
        couldNot: 'authority',
        notYet: 'notYet',
      },
    },
    authority: {
      ask: 'several',
      fact: true,
      why: true,
      options: ['health', 'money', 'deputy', 'none', 'notSure'],
      alone: ['none', 'notSure'],
      dependsOn: ['who', 'age', 'decide'],
      next: 'helperName',
    },
    helperName: { ask: 'name', fact: true, why: true, choices: { preferNotToSay: 'person' }, next: 'person' },
  },
  outcomes: {
    person: { continueWith: 'referral-person' },
    under16: { say: ['show', 'help', 'nothingSent'], effect: 'discard', continueWith: 'menu' },
    notYet: { say: ['words', 'nothingSent'], effect: 'discard', continueWith: 'menu' },
  },
})
