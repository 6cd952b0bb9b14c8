import { defineDialog } from '../src/core/dialog/define.ts'

/** How it goes on, from the first words to the review: one topic after another, until it is enough. */
export const nextSteps = defineDialog({
  id: 'next-steps',
  menu: true,
  start: 'topic',
  questions: {
    topic: {
      ask: 'choice',
      choices: {
        words: 'words',
        stages: 'stages',
        time: 'time',
        plan: 'plan',
        risk: 'risk',
        reviews: 'reviews',
        toldNo: 'toldNo',
        ask: 'ask',
        enough: 'enough',
      },
    },
  },
  outcomes: {
    words: { say: ['who', 'date', 'no', 'noLoss'], continueWith: 'next-steps' },
    stages: { say: ['contact', 'needs', 'money', 'plan', 'start', 'review'], continueWith: 'next-steps' },
    time: { say: ['chc', 'fastTrack', 'review', 'others', 'urgent'], continueWith: 'next-steps' },
    plan: { say: ['you', 'aims', 'doing', 'agree', 'missing'], continueWith: 'next-steps' },
    risk: { say: ['backUp', 'contact', 'carer', 'words', 'danger'], continueWith: 'next-steps' },
    reviews: { say: ['when', 'more', 'sooner', 'prepare', 'result'], continueWith: 'next-steps' },
    toldNo: { continueWith: 'told-no' },
    ask: { know: [{ facts: { request: 'new' } }], continueWith: 'referral' },
    enough: { continueWith: 'menu' },
  },
})
