import { choicesText, messageText } from '../../src/channels/plain-text.ts'
import { defineDialog } from '../../src/core/dialog/define.ts'
import type { Received, Surroundings } from '../../src/receive.ts'
import { type Pace, pace } from './figures.ts'
import { hearAt } from './in-process.ts'

/** The start of a referral as the waterfall bot asks it: the same five questions, in the words that the referral has for them. */
const short = defineDialog({
  id: 'welcome',
  start: 'who',
  questions: {
    who: {
      ask: 'choice',
      fact: true,
      choices: {
        me: 'contactWays',
        meHelped: 'contactWays',
        helper: 'contactWays',
        carer: 'contactWays',
        parent: 'contactWays',
        professional: 'contactWays',
      },
    },
    contactWays: {
      ask: 'several',
      fact: true,
      options: ['phone', 'text', 'email', 'post', 'helper'],
      next: 'postcode',
    },
    postcode: { ask: 'postcode', fact: true, choices: { none: 'name' }, next: 'name' },
    name: { ask: 'name', fact: true, next: 'birthDate' },
    birthDate: { ask: 'date', fact: true, date: 'birth', next: 'done' },
  },
  outcomes: { done: {} },
})

/** The answers as a person types them, after hello. The waterfall bot gets the same, by its own name for the first choice. */
export const typedAnswers = {
  ours: ['I am a carer', 'phone and email', 'M14 5SX', 'Margaret Ellen Hughes', '7 March 1948'],
  theirs: ['carer', 'phone and email', 'M14 5SX', 'Margaret Ellen Hughes', '7 March 1948'],
} as const

/** Whole conversations of these five questions through `receive()`, worded in plain text, so many at once. */
export async function fiveQuestions(around: Surroundings, conversations: number, atOnce: number): Promise<Pace> {
  const shortened = { ...around, dialogs: { ...around.dialogs, [short.id]: short } }
  const words = around.wordsOf('en')
  const worded = ({ say, asked }: Received) => [
    ...say.map((message) => messageText(words, shortened.dialogs, message)),
    ...(asked ? [choicesText(asked)] : []),
  ]
  const turns: number[] = []
  let left = conversations
  const next = async (): Promise<void> => {
    while (left > 0) {
      left--
      const hear = hearAt(shortened)
      let received: Received | undefined
      for (const said of [{ arrived: true } as const, ...typedAnswers.ours.map((text) => ({ text }))]) {
        const begun = performance.now()
        received = await hear(said)
        worded(received)
        turns.push(performance.now() - begun)
      }
      if (received?.asked?.dialog !== 'menu') throw new Error(`Five questions ended at ${received?.asked?.question}`)
    }
  }
  const begun = performance.now()
  await Promise.all(Array.from({ length: atOnce }, next))
  return pace(turns, performance.now() - begun)
}
