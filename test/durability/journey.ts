import { randomUUID } from 'node:crypto'
import type { Said } from '../../src/core/conversation/activity.ts'
import type { Asked } from '../../src/core/conversation/asked.ts'
import { type Received, receive, type Surroundings } from '../../src/receive.ts'

/** One answer of a journey: choices by id, or words. */
export type JourneyAnswer = { readonly choices: readonly string[] } | { readonly text: string }

/** Plays a conversation from hello until this question waits, or to the reference when there is none; gives the last reply. */
export function journey(around: Surroundings, address: string, until?: string): Promise<Received> {
  const hear = (said: Said) => receive(around, { address, locale: 'en', id: randomUUID(), said })
  return journeyThrough(hear, clicked, until)
}

/** The same, by whatever hears and however the answers are given. */
export async function journeyThrough(
  hear: (said: Said) => Promise<Received>,
  answered: (asked: Asked) => Said = clicked,
  until?: string,
): Promise<Received> {
  let reply = await hear({ arrived: true })
  for (let turns = 0; turns < MOST_TURNS; turns++) {
    const { asked, reference } = reply
    if (reference || !asked || `${asked.dialog}.${asked.question}` === until) return reply
    reply = await hear(answered(asked))
  }
  throw new Error(`The journey did not end: it is still at ${reply.asked?.dialog}.${reply.asked?.question}`)
}

/** The answer as a form sends it: with its run and question. */
export function clicked({ run, question }: Asked): Said {
  return { answer: { run, question, ...answerTo(question) } }
}

/** The answer as a person types it: the label of the choice, or words. */
export function typed({ question, choices }: Asked): Said {
  const answer = answerTo(question)
  if ('text' in answer) return answer
  return { text: answer.choices.map((id) => choices.find((choice) => choice.id === id)?.label ?? id).join(', ') }
}

/** "Ask now" for somebody else, with the details that most people give. */
export function answerTo(question: string): JourneyAnswer {
  const answer = answers[question]
  if (!answer) throw new Error(`test/durability/journey.ts has no answer to "${question}"`)
  return answer
}

const MOST_TURNS = 60

const answers: Readonly<Record<string, JourneyAnswer>> = {
  who: { choices: ['carer'] },
  want: { choices: ['ask'] },
  contactWays: { choices: ['phone', 'email'] },
  contactRules: { choices: ['voicemail'] },
  contactTimes: { text: 'Weekday mornings, before the carers come' },
  mustNotKnow: { choices: ['nobody'] },
  pathway: { choices: ['chc'] },
  postcode: { text: 'M14 5SX' },
  gp: { text: 'The Bowland Medical Practice' },
  gpPostcode: { text: 'M23 1JX' },
  council: { text: 'Manchester' },
  birthDate: { text: '7 March 1948' },
  decide: { choices: ['yes'] },
  agreed: { choices: ['saidSo'] },
  helperName: { text: "Siân O'Brien" },
  name: { text: 'Margaret Ellen Hughes' },
  phone: { text: '07700 900123' },
  email: { text: 'margaret@example.org' },
  address: { text: '12 Platt Lane, Rusholme, Manchester M14 5SX' },
  language: { choices: ['english'] },
  interpreter: { choices: ['no'] },
  formats: { choices: ['largePrint', 'moreTime'] },
  currentService: { choices: ['council'] },
  more: { choices: ['no'] },
  request: { choices: ['new'] },
  copies: { choices: ['none'] },
  check: { choices: ['right'] },
  consent: { choices: ['agree'] },
}
