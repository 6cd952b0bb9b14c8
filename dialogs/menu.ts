import { defineDialog } from '../src/core/dialog/define.ts'

/** What next, when a dialog has ended. */
export const menu = defineDialog({
  id: 'menu',
  menu: true,
  start: 'next',
  questions: {
    next: {
      ask: 'choice',
      choices: {
        ask: 'ask',
        find: 'find',
        have: 'have',
        toldNo: 'toldNo',
        someone: 'someone',
        person: 'person',
        enough: 'enough',
      },
    },
  },
  outcomes: {
    ask: { know: [{ facts: { request: 'new' } }], continueWith: 'referral' },
    find: { continueWith: 'eligibility' },
    have: { continueWith: 'have-one' },
    toldNo: { continueWith: 'told-no' },
    someone: { continueWith: 'welcome' },
    person: { continueWith: 'person' },
    enough: { say: [], continueWith: 'menu' },
  },
})
