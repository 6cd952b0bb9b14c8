import { defineDialog } from '../../src/core/dialog/define.ts'

/** The last part: who may have a copy, check your answers, consent that names the commissioner, and submit. */
export const referralSend = defineDialog({
  id: 'referral-send',
  part: 'referral',
  start: 'request',
  questions: {
    request: {
      ask: 'choice',
      fact: true,
      choices: { new: 'copies', change: 'copies', problem: 'copies', challenge: 'copies' },
    },
    copies: {
      ask: 'several',
      why: true,
      options: ['none', 'person', 'helper', 'gp', 'worker'],
      alone: ['none'],
      next: 'check',
    },
    check: { ask: 'check', dependsOn: ['everything'], choices: { right: 'consent' } },
    consent: {
      ask: 'consent',
      keepText: true,
      dependsOn: ['commissioner', 'everything', 'check', 'locale'],
      choices: { agree: 'submitted', no: 'notSent' },
    },
  },
  outcomes: {
    submitted: {
      say: [
        { when: { mode: 'practice' }, say: 'practice' },
        { when: { pathway: 'fastTrack' }, say: 'urgent' },
        'next',
        'when',
        'change',
      ],
      summary: ['say', 'next', 'when'],
      effect: 'submit',
      continueWith: 'menu',
    },
    notSent: { say: [], continueWith: 'menu' },
  },
})
