import { defineDialog } from '../src/core/dialog/define.ts'

/** The end of a visit: a summary of what was said, if it is wanted. Nothing is printed or sent unasked. */
export const finish = defineDialog({
  id: 'finish',
  menu: true,
  start: 'keep',
  questions: { keep: { ask: 'choice', choices: { see: 'summary', forget: 'forget', no: 'bye' } } },
  outcomes: {
    summary: { say: ['print'], recap: true, continueWith: 'menu' },
    forget: { continueWith: 'forget' },
    bye: { say: ['shared'], continueWith: 'menu' },
  },
})
