import { defineDialog } from '../src/core/dialog/define.ts'

/** Starting again, when the person is sure: their answers about this person are cleared. */
export const restart = defineDialog({
  id: 'restart',
  start: 'sure',
  questions: { sure: { ask: 'yesNo', choices: { yes: 'again', no: 'kept' } } },
  outcomes: { again: { say: [], effect: 'restart' }, kept: { say: [] } },
})
