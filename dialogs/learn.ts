import { defineDialog } from '../src/core/dialog/define.ts'

/** What somebody may want to know before they ask for a budget, or instead. */
export const learn = defineDialog({
  id: 'learn',
  menu: true,
  start: 'about',
  questions: {
    about: {
      ask: 'choice',
      choices: {
        explain: 'explain',
        ways: 'ways',
        steps: 'steps',
        stories: 'stories',
        peers: 'peers',
        enough: 'enough',
      },
    },
  },
  outcomes: {
    explain: { continueWith: 'explain' },
    ways: { continueWith: 'options' },
    steps: { continueWith: 'next-steps' },
    stories: { continueWith: 'stories' },
    peers: { continueWith: 'peers' },
    enough: { continueWith: 'menu' },
  },
})
