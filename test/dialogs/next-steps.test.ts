import { dialogs } from '../../dialogs/index.ts'
import type { Dialog } from '../../src/core/dialog/define.ts'
import { talk } from '../fixtures/transcript.ts'
import { universe } from '../fixtures/universe.ts'

/** The dialogs, with a way in here that does not hang on who else leads here. */
const entered = () => {
  const welcome = dialogs.welcome as Dialog
  const outcomes = { ...welcome.outcomes, find: { continueWith: 'next-steps' } }
  return universe({ ...dialogs, welcome: { ...welcome, outcomes } })
}
const begun = (who = 'me') => `> ${who}\n> find\nnext-steps.topic`
const said = (topic: string, parts: readonly string[]) =>
  [`next-steps.${topic}.say`, ...parts.map((part) => `next-steps.${topic}.part.${part}`), 'next-steps.topic'].join(', ')

const topics = {
  words: ['who', 'date', 'no', 'noLoss'],
  stages: ['contact', 'needs', 'money', 'plan', 'start', 'review'],
  time: ['chc', 'fastTrack', 'review', 'others', 'urgent'],
  plan: ['you', 'aims', 'doing', 'agree', 'missing'],
  risk: ['backUp', 'contact', 'carer', 'words', 'danger'],
  reviews: ['when', 'more', 'sooner', 'prepare', 'result'],
}

test.each(Object.entries(topics))('%s: one idea a message, and the topics again', (topic, parts) => {
  for (const who of ['me', 'carer']) talk(entered(), `${begun(who)}\n> ${topic}\n${said(topic, parts)}`)
})

test('one topic after another, the same one too, until it is enough', () => {
  talk(
    entered(),
    `${begun()}\n> time\n> time\n${said('time', topics.time)}\n> plan\n${said('plan', topics.plan)}\n> enough\nmenu.next`,
  )
})

test('back through the topics, and on again', () => {
  const back = '> back\nnext-steps.topic\n> back\nnext-steps.topic'
  talk(entered(), `${begun()}\n> time\n> enough\nmenu.next\n${back}\n> time\n${said('time', topics.time)}`)
})

test('told no leads to what can be done; asking leads to a referral for a new budget', () => {
  talk(entered(), `${begun()}\n> toldNo\ntold-no.about`)
  const chat = talk(entered(), `${begun()}\n> ask\nfact.contactWays`)
  expect(Object.values(chat.conversation.subjects)[0]?.facts).toMatchObject({ request: { value: 'new' } })
})

test('a slip, and back to what they came for', () => {
  talk(entered(), `${begun()}\n> hm\nproblem.choice.none, danger.line.say, next-steps.topic\n> back\nwelcome.want`)
})
