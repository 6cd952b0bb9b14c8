import { defineDialog } from '../src/core/dialog/define.ts'

/** Another language, or easier words. Each folder of `locales/` has its choice here; what was asked goes on in the new words. */
export const language = defineDialog({
  id: 'language',
  start: 'to',
  questions: { to: { ask: 'choice', choices: { en: 'changed', 'en-x-easy': 'changed', ur: 'changed' } } },
  outcomes: { changed: { effect: 'speak' } },
})
