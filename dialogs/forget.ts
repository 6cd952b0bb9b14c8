import { defineDialog } from '../src/core/dialog/define.ts'

/** Erasing this conversation, when the person is sure. */
export const forget = defineDialog({
  id: 'forget',
  start: 'sure',
  questions: { sure: { ask: 'yesNo', choices: { yes: 'forgotten', no: 'kept' } } },
  outcomes: { forgotten: { say: [], effect: 'forget' }, kept: { say: [] } },
})
