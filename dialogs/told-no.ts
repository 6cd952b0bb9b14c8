import { defineDialog } from '../src/core/dialog/define.ts'

/** What somebody can do who was told no. */
export const toldNo = defineDialog({
  id: 'told-no',
  start: 'next',
  questions: { next: { ask: 'choice', choices: { challenge: 'challenge', find: 'find', enough: 'enough' } } },
  outcomes: {
    challenge: { know: [{ facts: { request: 'challenge', pathway: 'toldNo' } }], continueWith: 'referral' },
    find: { continueWith: 'eligibility' },
    enough: { continueWith: 'menu' },
  },
})
