import { defineDialog } from '../src/core/dialog/define.ts'

/** After the card for danger: nothing ends here. The person goes on, or stops and may come back. */
export const danger = defineDialog({
  id: 'danger',
  start: 'next',
  questions: { next: { ask: 'choice', choices: { goOn: 'goOn', stop: 'stopped' } } },
  outcomes: { goOn: {}, stopped: { say: ['kept', 'line'] } },
})
