import { randomUUID } from 'node:crypto'
import type { Said } from '../../src/core/conversation/activity.ts'
import type { Asked } from '../../src/core/conversation/asked.ts'
import { type Received, receive, type Surroundings } from '../../src/receive.ts'

/** One answer of a journey: choices by id, or words. */
export type JourneyAnswer = { readonly choices: readonly string[] } | { readonly text: string }

/** Plays a conversation from hello until this question waits, or to the reference when there is none; gives the last reply. */
export async function journey(
  around: Surroundings,
  address: string,
  until?: string,
  answered: (asked: Asked) => Said = clicked,
): Promise<Received> {
  const hear = (said: Said) => receive(around, { address, locale: 'en', id: randomUUID(), said })
  let reply = await hear({ arrived: true })
  for (let turns = 0; turns < MOST_TURNS; turns++) {
    const { asked, reference } = reply
    if (reference || !asked || `${asked.dialog}.${asked.question}` === until) return reply
    reply = await hear(answered(asked))
  }
  throw new Error(`The journey did not end: it is still at ${reply.asked?.dialog}.${reply.asked?.question}`)
}

/** The answer as a form sends it: with its run and question. */
export function clicked({ run, dialog, question }: Asked): Said {
  return { answer: { run, question, ...answerTo(`${dialog}.${question}`) } }
}

/** The answer as a person types it: the label of the choice, or words. */
export function typed({ dialog, question, choices }: Asked): Said {
  const answer = answerTo(`${dialog}.${question}`)
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
  'welcome.who': { choices: ['carer'] },
  'welcome.want': { choices: ['ask'] },
  'referral.contactWays': { choices: ['phone', 'email'] },
  'referral.contactRules': { choices: ['voicemail'] },
  'referral.contactTimes': { text: 'Weekday mornings, before the carers come' },
  'referral.mustNotKnow': { choices: ['nobody'] },
  'referral-area.pathway': { choices: ['chc'] },
  'referral-area.postcode': { text: 'M14 5SX' },
  'referral-area.gp': { text: 'The Bowland Medical Practice' },
  'referral-area.gpPostcode': { text: 'M23 1JX' },
  'referral-area.council': { text: 'Manchester' },
  'referral-authority.birthDate': { text: '7 March 1948' },
  'referral-authority.decide': { choices: ['yes'] },
  'referral-authority.agreed': { choices: ['saidSo'] },
  'referral-authority.helperName': { text: "Siân O'Brien" },
  'referral-person.name': { text: 'Margaret Ellen Hughes' },
  'referral-person.phone': { text: '07700 900123' },
  'referral-person.email': { text: 'margaret@example.org' },
  'referral-person.address': { text: '12 Platt Lane, Rusholme, Manchester M14 5SX' },
  'referral-person.language': { choices: ['english'] },
  'referral-person.interpreter': { choices: ['no'] },
  'referral-person.formats': { choices: ['largePrint', 'moreTime'] },
  'referral-person.currentService': { choices: ['council'] },
  'referral-person.more': { choices: ['no'] },
  'referral-send.request': { choices: ['new'] },
  'referral-send.copies': { choices: ['none'] },
  'referral-send.check': { choices: ['right'] },
  'referral-send.consent': { choices: ['agree'] },
}
