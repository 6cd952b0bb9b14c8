import { defineDialog } from '../src/core/dialog/define.ts'

/** Who is typing, whom it is about, and what they came for. Helping somebody is not the same as speaking for them. */
export const welcome = defineDialog({
  id: 'welcome',
  subject: 'chooses',
  menu: true,
  start: 'who',
  questions: {
    who: {
      ask: 'choice',
      fact: true,
      choices: {
        me: 'want',
        meHelped: 'want',
        helper: [{ when: { earlier: 'helper' }, goTo: 'samePerson' }, { goTo: 'want' }],
        carer: [{ when: { earlier: 'carer' }, goTo: 'samePerson' }, { goTo: 'want' }],
        parent: [{ when: { earlier: 'parent' }, goTo: 'samePerson' }, { goTo: 'want' }],
        professional: [{ when: { earlier: 'professional' }, goTo: 'samePerson' }, { goTo: 'want' }],
      },
    },
    samePerson: { ask: 'yesNo', choices: { yes: 'want', no: 'want' }, dependsOn: ['who'] },
    want: { ask: 'choice', choices: { learn: 'learn', find: 'find', ask: 'askNow', have: 'have', toldNo: 'toldNo' } },
  },
  outcomes: {
    askNow: { know: [{ facts: { request: 'new' } }], continueWith: 'referral' },
    learn: { continueWith: 'learn' },
    find: { continueWith: 'eligibility' },
    have: { continueWith: 'have-one' },
    toldNo: { continueWith: 'told-no' },
  },
})
