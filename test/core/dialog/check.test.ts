import { dialogs } from '../../../dialogs/index.ts'
import { mistakes } from '../../../src/core/dialog/check.ts'
import type { Dialog } from '../../../src/core/dialog/define.ts'

/** A dialog without mistakes, to put one into. */
const sound: Dialog = {
  id: 'tea',
  start: 'milk',
  questions: {
    milk: { ask: 'yesNo', fact: true, choices: { yes: 'kinds', no: 'note' } },
    kinds: { ask: 'several', options: ['oat', 'cow', 'none'], alone: ['none'], next: 'note' },
    note: { ask: 'text', next: [{ when: { milk: 'yes', kinds: 'oat' }, goTo: 'shop' }, { goTo: 'done' }] },
    shop: { lookUp: 'shop', dependsOn: ['milk'], choices: { open: 'done', unknown: 'done' } },
  },
  outcomes: { done: { say: [{ when: { milk: 'yes' }, say: 'milky' }], continueWith: 'tea' } },
}

const withQuestion = (name: string, question: Dialog['questions'][string]): Dialog => ({
  ...sound,
  questions: { ...sound.questions, [name]: question },
})

const mistakesOf = (...all: readonly Dialog[]) => mistakes(Object.fromEntries(all.map((dialog) => [dialog.id, dialog])))

test('our dialogs have none, nor has a sound one', () => {
  expect(mistakes(dialogs)).toEqual([])
  expect(mistakesOf(sound)).toEqual([])
})

const note = sound.questions.note as Dialog['questions'][string]
const when = (condition: Record<string, string>) => ({
  ...note,
  next: [{ when: condition, goTo: 'shop' }, { goTo: 'done' }],
})

test.each<[string, Dialog, string]>([
  ['a start that is no question', { ...sound, start: 'sugar' }, 'tea: it starts at "sugar", which is no question'],
  [
    'a choice that leads nowhere',
    withQuestion('milk', { ask: 'yesNo', fact: true, choices: { yes: 'kinds', no: 'nowhere' } }),
    'tea.milk: leads to "nowhere", which is no place',
  ],
  [
    'a branch that leads nowhere',
    withQuestion('note', { ask: 'text', next: [{ when: { milk: 'yes' }, goTo: 'shop' }, { goTo: 'nowhere' }] }),
    'tea.note: leads to "nowhere", which is no place',
  ],
  [
    'a route that may have no branch',
    withQuestion('note', { ask: 'text', next: [{ goTo: 'shop' }, { when: { milk: 'yes' }, goTo: 'done' }] }),
    'tea.note: the last branch of a route must have no condition',
  ],
  [
    'a condition on what nobody asks',
    withQuestion('note', when({ sugar: 'yes' })),
    'tea.note: depends on "sugar", which no dialog asks',
  ],
  [
    'a condition on an answer that cannot be',
    withQuestion('note', when({ milk: 'perhaps' })),
    'tea.note: "milk" is never "perhaps"',
  ],
  [
    'words on a condition that cannot be',
    { ...sound, outcomes: { done: { say: [{ when: { kinds: 'goat' }, say: 'goaty' }] } } },
    'tea.done: "kinds" is never "goat"',
  ],
  [
    'knowledge on a condition that nobody asks',
    { ...sound, outcomes: { done: { know: [{ when: { sugar: 'yes' }, facts: { request: 'new' } }] } } },
    'tea.done: depends on "sugar", which no dialog asks',
  ],
  ['free words that lead nowhere', withQuestion('note', { ask: 'text' }), 'tea.note: has no "next"'],
  [
    'several that lead nowhere',
    withQuestion('kinds', { ask: 'several', options: ['oat'] }),
    'tea.kinds: has no "next"',
  ],
  ['several without options', withQuestion('kinds', { ask: 'several', next: 'note' }), 'tea.kinds: has no "options"'],
  [
    'a fact that depends on no fact',
    withQuestion('milk', { ...sound.questions.milk, dependsOn: ['note'] } as Dialog['questions'][string]),
    'tea.milk: is a fact, so it may not depend on "note", which is none',
  ],
  [
    'an outcome that goes on with no dialog',
    { ...sound, outcomes: { done: { continueWith: 'coffee' } } },
    'tea.done: continues with "coffee", which is no dialog',
  ],
  [
    'a question that nothing leads to',
    withQuestion('sugar', { ask: 'yesNo', choices: { yes: 'done', no: 'done' } }),
    'tea: nothing leads to "sugar"',
  ],
  [
    'an outcome that nothing leads to',
    { ...sound, outcomes: { ...sound.outcomes, spilt: {} } },
    'tea: nothing leads to "spilt"',
  ],
  [
    'a way back to a question',
    withQuestion('shop', { lookUp: 'shop', dependsOn: ['milk'], choices: { open: 'done', unknown: 'milk' } }),
    'tea: returns to "milk"',
  ],
])('%s', (_, dialog, mistake) => {
  expect(mistakesOf(dialog)).toContain(mistake)
})

test('a dialog registered under another name', () => {
  expect(mistakes({ coffee: sound })).toContain('dialogs: "coffee" is registered for the dialog "tea"')
})

test('a fact that two dialogs ask as different kinds', () => {
  const other: Dialog = {
    id: 'cake',
    start: 'milk',
    questions: { milk: { ask: 'text', fact: true, next: 'done' } },
    outcomes: { done: {} },
  }
  expect(mistakesOf(sound, other)).toEqual([
    'tea.milk: is a fact that another dialog asks as another kind',
    'cake.milk: is a fact that another dialog asks as another kind',
  ])
})

test('a condition on whom it was about before, or on the mode, is known without a question', () => {
  expect(mistakesOf(withQuestion('note', when({ earlier: 'carer' })))).toEqual([])
  expect(mistakesOf(withQuestion('note', when({ mode: 'practice' })))).toEqual([])
})
