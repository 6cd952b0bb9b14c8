import { ledTo } from '../fixtures/led-to.ts'
import { readInEnglish } from '../fixtures/read-in-english.ts'
import { talk } from '../fixtures/transcript.ts'
import { universe } from '../fixtures/universe.ts'

const atTopics = '> me\n> have\nexplain.topic'
const parts = (topic: string, ...names: string[]) =>
  [`explain.${topic}.say`, ...names.map((name) => `explain.${topic}.part.${name}`)].join(', ')

test.each([
  ['basics', parts('basics', 'notExtra', 'stays', 'noDuty', 'names')],
  ['features', parts('features', 'plan', 'aims', 'amount', 'needs', 'manage', 'times', 'missing')],
  ['spend', parts('spend', 'examples', 'agreed', 'words', 'never', 'nhs')],
  ['sameMoney', parts('sameMoney', 'darren', 'darrenThen', 'louise', 'louiseThen', 'yours')],
  ['manage', parts('manage', 'notional', 'thirdParty', 'direct', 'board', 'options')],
  ['topUp', parts('topUp', 'enough', 'words', 'wheelchair')],
  ['council', parts('council', 'pay', 'direct', 'joint', 'words')],
])('"%s": one idea a message, and then the topics again', (topic, said) => {
  talk(universe(ledTo('explain')), `${atTopics}\n> ${topic}\n${said}, explain.topic`)
})

test('topic after topic, the same one twice, and on to what next', () => {
  talk(
    universe(ledTo('explain')),
    `
    ${atTopics}
    > topUp
    ${parts('topUp', 'enough', 'words', 'wheelchair')}, explain.topic
    > council
    ${parts('council', 'pay', 'direct', 'joint', 'words')}, explain.topic
    > topUp
    ${parts('topUp', 'enough', 'words', 'wheelchair')}, explain.topic
    > enough
    menu.next
    `,
  )
})

test('on to which way could fit: its number, for "options" alone asks for help', () => {
  talk(universe(ledTo('explain')), `${atTopics}\n> options\ncore.help, explain.topic\n> 6\noptions.people`)
})

test('a slip, and back: to the topics after a topic, and to what came before them', () => {
  talk(
    universe(ledTo('explain')),
    `
    ${atTopics}
    > pigeons
    problem.choice.none, danger.line.say, explain.topic
    > basics
    ${parts('basics', 'notExtra', 'stays', 'noDuty', 'names')}, explain.topic
    > back
    explain.topic
    > back
    welcome.want
    `,
  )
})

test.each([
  ['What is it?', 'basics'],
  ['do I have to have one?', 'basics'],
  ['how much money will I get', 'features'],
  ['What can I spend it on?', 'spend'],
  ['the gym', 'spend'],
  ['give me an example please', 'sameMoney'],
  ['whats a direct payment', 'manage'],
  ['who holds the money?', 'manage'],
  ['which one is best for me?', 'options'],
  ['can I top it up', 'topUp'],
  ['Is it means tested?', 'council'],
  ['no thanks', 'enough'],
  ['how do I get one?', 'enough'],
  ['1', 'basics'],
  ['help', { command: 'help' }],
  ['my mum lives in Leeds', 'choice.none'],
  ['I am scared, who holds the money', 'choice.none'],
])('typed: “%s” is %j', (typed, read) => {
  expect(readInEnglish('explain', 'topic', typed)).toEqual(read)
})
