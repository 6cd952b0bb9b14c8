import { defineDialog } from '../src/core/dialog/define.ts'

/** More about managing the money, for who wants it: help with it, and somebody who does it for another. */
export const optionsMore = defineDialog({
  id: 'options-more',
  menu: true,
  start: 'topic',
  questions: { topic: { ask: 'choice', choices: { support: 'support', someone: 'someone', enough: 'enough' } } },
  outcomes: {
    support: { say: [], continueWith: 'options-more' },
    someone: { say: ['representative'], continueWith: 'options-more' },
    enough: { continueWith: 'menu' },
  },
})
