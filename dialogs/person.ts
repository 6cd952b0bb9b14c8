import { defineDialog } from '../src/core/dialog/define.ts'

/** Talking to a person: the site's helpline and its hours, or a call back. Nobody is reading this chat. */
export const person = defineDialog({
  id: 'person',
  start: 'callBack',
  questions: { callBack: { ask: 'yesNo', choices: { yes: 'refer', no: 'goOn' } } },
  outcomes: { refer: { continueWith: 'referral' }, goOn: {} },
})
