import { defineDialog } from '../src/core/dialog/define.ts'

/** What next, for somebody who was told no and knows the steps. */
export const toldNoNext = defineDialog({
  id: 'told-no-next',
  start: 'next',
  questions: { next: { ask: 'choice', choices: { challenge: 'challenge', find: 'find', enough: 'enough' } } },
  outcomes: {
    challenge: { know: [{ facts: { request: 'challenge', pathway: 'toldNo' } }], continueWith: 'referral' },
    find: { continueWith: 'eligibility' },
    enough: { continueWith: 'menu' },
  },
})
