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
        learn: 'learn',
        have: 'have',
        toldNo: 'toldNo',
        someone: 'someone',
        person: 'person',
        enough: 'finish',
      },
    },
  },
  outcomes: {
    ask: { know: [{ facts: { request: 'new' } }], continueWith: 'referral' },
    find: { continueWith: 'eligibility' },
    learn: { continueWith: 'learn' },
    have: { continueWith: 'have-one' },
    toldNo: { continueWith: 'told-no' },
    someone: { continueWith: 'welcome' },
    person: { continueWith: 'person' },
    finish: { continueWith: 'finish' },
  },
})
