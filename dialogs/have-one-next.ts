import { defineDialog } from '../src/core/dialog/define.ts'

/** Whether a problem with a budget is to become a request, once what may help was said. */
export const haveOneNext = defineDialog({
  id: 'have-one-next',
  start: 'send',
  questions: { send: { ask: 'yesNo', choices: { yes: 'referral', no: 'menu' } } },
  outcomes: {
    referral: { know: [{ facts: { request: 'problem' } }], continueWith: 'referral' },
    menu: { continueWith: 'menu' },
  },
})
