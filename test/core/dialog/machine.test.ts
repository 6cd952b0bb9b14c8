import { createMachine, initialTransition, transition } from 'xstate'
import { dialogs } from '../../../dialogs/index.ts'
import type { Dialog } from '../../../src/core/dialog/define.ts'
import { machine } from '../../../src/core/dialog/machine.ts'
import { nextPlace } from '../../../src/core/dialog/next-place.ts'
import { ANSWERED } from '../../../src/core/dialog/tokens.ts'
import { everyWay, leadsTo, type Way } from '../../../src/core/dialog/ways.ts'

/** The places that a machine goes through on a way, by the pure functions of XState. */
function walked(walks: ReturnType<typeof machine>, dialog: Dialog, { facts, steps }: Way): readonly string[] {
  let [state] = initialTransition(walks)
  ;[state] = transition(walks, state, { type: 'begin', facts })
  const places = [String(state.value)]
  for (const { question, tokens } of steps) {
    const [only = ''] = tokens
    const isChoice = tokens.length === 1 && only in (dialog.questions[question]?.choices ?? {})
    ;[state] = transition(walks, state, { type: `answer.${isChoice ? only : ANSWERED}`, question, tokens })
    places.push(String(state.value))
  }
  return places
}

test.each(Object.values(dialogs))('$id: its machine is JSON, and walks every way as the dialog says', (dialog) => {
  const made = machine(dialog)
  const json = JSON.stringify(made.config)
  expect(JSON.parse(json)).toEqual(made.config)
  const again = createMachine(JSON.parse(json)).provide(made.implementations as never) as unknown as typeof made
  for (const way of everyWay(dialog)) {
    const places = [...way.steps.map(({ question }) => question), way.outcome]
    expect(walked(made, dialog, way)).toEqual(places)
    expect(walked(again, dialog, way)).toEqual(places)
  }
})

test.each(Object.values(dialogs))('$id: one step at a time leads to the same places', (dialog) => {
  for (const { facts, steps, outcome } of everyWay(dialog)) {
    const answered: Record<string, readonly string[]> = { ...facts }
    steps.forEach(({ question, tokens }, index) => {
      answered[question] = tokens
      const next = steps[index + 1]?.question ?? outcome
      const asked = dialog.questions[question]
      expect(asked && leadsTo(asked, tokens, answered)).toBe(next)
      expect(nextPlace(dialog, question, answered)).toBe(next)
    })
  }
})

test('it ends in a final state, and a wrong answer moves nothing', () => {
  for (const dialog of Object.values(dialogs)) {
    const { states = {} } = machine(dialog).config
    for (const outcome of Object.keys(dialog.outcomes)) expect(states[outcome]?.type).toBe('final')
    for (const question of Object.keys(dialog.questions)) expect(states[question]?.type).toBeUndefined()
    const made = machine(dialog)
    let [state] = initialTransition(made)
    ;[state] = transition(made, state, { type: 'begin', facts: {} })
    const [after] = transition(made, state, { type: 'answer.(no such choice)', question: dialog.start, tokens: [] })
    expect(after.value).toBe(dialog.start)
  }
})
