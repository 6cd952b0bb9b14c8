import { defineDialog } from '../src/core/dialog/define.ts'

/** What somebody who has a personal health budget came for. */
export const have = defineDialog({
  id: 'have',
  start: 'wish',
  questions: { wish: { ask: 'choice', choices: { change: 'change', problem: 'problem', learn: 'learn' } } },
  outcomes: {
    change: { know: [{ facts: { request: 'change', pathway: 'change' } }], continueWith: 'referral' },
    problem: { know: [{ facts: { request: 'problem' } }], continueWith: 'referral' },
    learn: { say: ['manage', 'spend', 'review'], continueWith: 'menu' },
  },
})
