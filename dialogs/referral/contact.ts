import { defineDialog } from '../../src/core/dialog/define.ts'

/**
 * The first part of a referral: what we do with answers, and how it is safe to make contact. No details yet. Who is known to be
 * under 16 and types for themselves gives none at all.
 */
export const referral = defineDialog({
  id: 'referral',
  part: 'referral',
  start: 'who',
  questions: {
    who: {
      ask: 'choice',
      fact: true,
      choices: {
        me: [{ when: { ageBand: 'under16' }, goTo: 'under16' }, { goTo: 'contactWays' }],
        meHelped: [{ when: { ageBand: 'under16' }, goTo: 'under16' }, { goTo: 'contactWays' }],
        helper: 'contactWays',
        carer: 'contactWays',
        parent: 'contactWays',
        professional: 'contactWays',
      },
    },
    contactWays: {
      ask: 'several',
      fact: true,
      why: true,
      options: ['phone', 'text', 'email', 'post', 'helper'],
      next: [{ when: { contactWays: ['phone', 'text'] }, goTo: 'contactRules' }, { goTo: 'contactTimes' }],
    },
    contactRules: {
      ask: 'several',
      fact: true,
      why: true,
      options: ['voicemail', 'sayNhs', 'neither'],
      alone: ['neither'],
      next: 'contactTimes',
    },
    contactTimes: { ask: 'text', fact: true, max: 200, choices: { any: 'mustNotKnow' }, next: 'mustNotKnow' },
    mustNotKnow: {
      ask: 'text',
      fact: true,
      why: true,
      max: 200,
      moreThanYes: true,
      choices: { nobody: 'area', preferNotToSay: 'area' },
      next: 'area',
    },
  },
  outcomes: {
    area: { continueWith: 'referral-area' },
    under16: { say: ['show', 'help', 'nothingSent'], effect: 'discard', continueWith: 'menu' },
  },
})
