import { defineDialog } from '../src/core/dialog/define.ts'

/**
 * What somebody can do who was told no. The ways differ: a decision about NHS continuing healthcare goes to local resolution and an
 * independent review, one about a budget or a direct payment is reconsidered, then complained about. Nothing is known from reading
 * about a step: the referral asks which care it is about, for that decides which board is responsible.
 */
export const toldNo = defineDialog({
  id: 'told-no',
  start: 'about',
  questions: {
    about: {
      ask: 'choice',
      choices: {
        phb: 'phb',
        // It is for adults: under 16, the decision was about something else, and the referral asks about what.
        chc: [{ when: { ageBand: 'under16' }, goTo: 'other' }, { goTo: 'chc' }],
        other: 'other',
        notSure: 'other',
      },
    },
  },
  outcomes: {
    phb: {
      say: ['reasons', 'again', 'complain', 'help', 'ombudsman', 'ways', 'words', 'noLoss'],
      continueWith: 'told-no-next',
    },
    chc: {
      say: ['reasons', 'checklist', 'local', 'review', 'ombudsman', 'help', 'words', 'noLoss'],
      continueWith: 'told-no-next',
    },
    other: {
      say: ['reasons', 'again', 'complain', 'help', 'ombudsman', 'soon', 'words', 'noLoss'],
      continueWith: 'told-no-next',
    },
  },
})
