import { defineDialog } from '../src/core/dialog/define.ts'

/** What a personal health budget is: one topic at a time, as the person chooses. */
export const explain = defineDialog({
  id: 'explain',
  menu: true,
  start: 'topic',
  questions: {
    topic: {
      ask: 'choice',
      choices: {
        basics: 'basics',
        features: 'features',
        spend: 'spend',
        sameMoney: 'sameMoney',
        manage: 'manage',
        options: 'options',
        topUp: 'topUp',
        council: 'council',
        enough: 'enough',
      },
    },
  },
  outcomes: {
    basics: { say: ['notExtra', 'stays', 'noDuty', 'names'], continueWith: 'explain' },
    features: {
      say: ['plan', 'aims', 'amount', 'needs', 'manage', 'times', 'missing'],
      continueWith: 'explain',
    },
    spend: { say: ['examples', 'agreed', 'words', 'never', 'nhs'], continueWith: 'explain' },
    sameMoney: { say: ['darren', 'darrenThen', 'louise', 'louiseThen', 'yours'], continueWith: 'explain' },
    manage: { say: ['notional', 'thirdParty', 'direct', 'board', 'options'], continueWith: 'explain' },
    options: { continueWith: 'options' },
    topUp: { say: ['enough', 'words', 'wheelchair'], continueWith: 'explain' },
    council: { say: ['pay', 'direct', 'joint', 'words'], continueWith: 'explain' },
    enough: { continueWith: 'menu' },
  },
})
