import { leadingTo } from '../fixtures/leading-to.ts'
import { talk } from '../fixtures/transcript.ts'
import { realLookUps, universe } from '../fixtures/universe.ts'

const toPeers = () => universe(leadingTo('peers'))

test('near a postcode: peers, local ones first, and what next', () => {
  const chat = talk(
    toPeers(),
    `
    > me
    peers.interest
    > any
    peers.near
    > yes
    fact.postcode
    > CR0 1AA
    peers.contacts.say, peers.contacts.part.networks, peers.contacts.part.userLed, peers.contacts.part.advice, peers.contacts.part.check, peers.contacts.part.private, peers.contacts.part.noWeb, menu.next
    `,
  )
  expect(found(chat)?.userLed?.split('\n')[0]).toContain('Independent Lives')
})

test('brokers where there are some', () => {
  const chat = talk(
    toPeers(),
    `
    > me
    > mentalHealth
    > yes
    > E8 1EA
    peers.contacts.say, peers.contacts.part.networks, peers.contacts.part.advice, peers.contacts.part.brokers, peers.contacts.part.check, peers.contacts.part.private, peers.contacts.part.noWeb, menu.next
    `,
  )
  expect(found(chat)?.brokers).toContain('Core Arts')
})

test('nobody near: it is said first, and the national ones follow', () => {
  talk(
    toPeers(),
    `
    > me
    > carers
    > yes
    > LS1
    peers.contacts.say, peers.contacts.part.noneNear, peers.contacts.part.networks, peers.contacts.part.advice, peers.contacts.part.check, peers.contacts.part.private, peers.contacts.part.noWeb, menu.next
    `,
  )
})

test.each(['no', 'notSure'])('near you: %s. No postcode is asked for', (answer) => {
  const chat = talk(
    toPeers(),
    `
    > me
    > older
    > ${answer === 'no' ? 'no' : 'not sure'}
    peers.contacts.say, peers.contacts.part.networks, peers.contacts.part.advice, peers.contacts.part.check, peers.contacts.part.private, peers.contacts.part.noWeb, menu.next
    `,
  )
  expect(Object.values(chat.conversation.subjects)[0]?.facts.postcode).toBeUndefined()
})

test.each(['none', 'unknown'])('the postcode may be left out: %s', (answer) => {
  talk(
    toPeers(),
    `
    > me
    > employer
    > yes
    fact.postcode
    > ${answer}
    peers.contacts.say, peers.contacts.part.networks, peers.contacts.part.advice, peers.contacts.part.check, peers.contacts.part.private, peers.contacts.part.noWeb, menu.next
    `,
  )
})

test('a slip, and back', () => {
  talk(
    toPeers(),
    `
    > carer
    > ???
    problem.choice.none, peers.interest
    > parents
    > yes
    > back
    peers.near
    > back
    peers.interest
    `,
  )
})

test('a look-up that does not answer: to be tried later, and nothing is lost', () => {
  const silent = { ...realLookUps(), peers: { version: () => '1', find: () => ({ choice: 'unknown' }) } }
  talk(universe(leadingTo('peers'), silent), '> me\n> any\n> no\npeers.notNow.say, menu.next')
})

const found = (chat: ReturnType<typeof talk>) =>
  Object.values(chat.conversation.runs).find(({ dialog }) => dialog === 'peers')?.answers.peers?.detail?.values
