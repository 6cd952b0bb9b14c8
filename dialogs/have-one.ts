import { defineDialog } from '../src/core/dialog/define.ts'

/** What somebody who has a personal health budget came for. What may help is said first; a request can follow. */
export const haveOne = defineDialog({
  id: 'have-one',
  start: 'wish',
  questions: {
    wish: {
      ask: 'choice',
      choices: {
        problem: 'wrong',
        change: 'change',
        employ: 'employ',
        move: 'move',
        hospital: 'hospital',
        end: 'end',
        learn: 'learn',
      },
    },
    wrong: {
      ask: 'choice',
      choices: {
        late: 'late',
        notEnough: 'notEnough',
        care: 'care',
        noAnswer: 'noAnswer',
        cut: 'cut',
        other: 'other',
      },
    },
  },
  outcomes: {
    late: { say: ['records', 'workers', 'urgent'], continueWith: 'have-one-next' },
    notEnough: { say: ['enough', 'ownMoney', 'spent', 'records'], continueWith: 'have-one-next' },
    care: { say: ['backUp', 'tell', 'records', 'review'], continueWith: 'have-one-next' },
    noAnswer: { say: ['other', 'complain', 'urgent'], continueWith: 'have-one-next' },
    // A decision, not a problem: what follows is to ask for a new look at it.
    cut: { say: ['again', 'keep', 'words'], continueWith: 'told-no-next' },
    other: { say: ['records', 'review', 'urgent'], continueWith: 'have-one-next' },
    change: {
      say: ['words', 'noLoss', 'send'],
      know: [{ facts: { request: 'change', pathway: 'change' } }],
      continueWith: 'referral',
    },
    employ: {
      say: ['contract', 'insurance', 'payroll', 'pension', 'cost', 'family', 'hub'],
      continueWith: 'menu',
    },
    move: { say: ['section117', 'words', 'keep', 'plan', 'nations'], continueWith: 'menu' },
    hospital: { say: ['care', 'workers', 'ward', 'home', 'before'], continueWith: 'menu' },
    end: { say: ['how', 'workers', 'mayStop', 'notice', 'ways', 'keep'], continueWith: 'menu' },
    learn: { say: ['amount', 'manage', 'decide', 'spend', 'review', 'sooner'], continueWith: 'menu' },
  },
})
