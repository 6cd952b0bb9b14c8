import { DEEPEST } from '../../src/core/conversation/stack.ts'
import { talk } from '../fixtures/transcript.ts'
import { universe } from '../fixtures/universe.ts'

test('no call back: on from the question that waited', () => {
  const chat = talk(universe(), '> me\nwelcome.want')
  chat.hear({ command: 'person' })
  expect(chat.said()).toEqual(['person.callBack.ask'])
  expect(chat.type('no')).toEqual(['welcome.want.ask'])
})

test('a call back is a referral', () => {
  const chat = talk(universe(), '> me')
  chat.hear({ command: 'person' })
  expect(chat.type('yes')).toEqual(['fact.contactWays.ask'])
})

test('a call back in the middle of a referral: that one goes on, and what was said counts', () => {
  const chat = talk(universe(), '> me\n> ask\n> post\n> any\n> nobody\n> chc\n> LS1 4AP\nfact.gp')
  chat.hear({ command: 'person' })
  expect(chat.type('yes').at(-1)).toBe('fact.gp.ask')
  expect(chat.type('none')).toEqual(['fact.commissioner.found.practice', 'fact.birthDate.ask'])
})

test('a call back late in a referral: nothing is asked twice', () => {
  const chat = talk(
    universe(),
    '> carer\n> ask\n> post\n> any\n> nobody\n> chc\n> LS1 4AP\n> none\n> 1 2 1950\n> yes\n> saidSo\n> Sam\nfact.name',
  )
  const runs = Object.keys(chat.conversation.runs).length
  chat.hear({ command: 'person' })
  expect(chat.type('yes').at(-1)).toBe('fact.name.ask')
  expect(Object.keys(chat.conversation.runs)).toHaveLength(runs + 1)
})

test('a slip, and back out of it', () => {
  const chat = talk(universe(), '> me')
  chat.hear({ command: 'person' })
  expect(chat.type('pigeon')).toEqual(['problem.yesNo.unsure', 'person.callBack.ask'])
  expect(chat.type('back')).toEqual(['core.wentBack', 'welcome.want.ask'])
})

test('asked for twice: it is asked once', () => {
  const chat = talk(universe(), '> me')
  chat.hear({ command: 'person' })
  chat.hear({ command: 'person' })
  expect(chat.conversation.stack.length).toBeLessThanOrEqual(DEEPEST)
  expect(chat.type('no')).toEqual(['welcome.want.ask'])
})
