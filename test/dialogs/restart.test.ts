import { talk } from '../fixtures/transcript.ts'
import { universe } from '../fixtures/universe.ts'

test('asked whether they are sure; yes: their answers are cleared, and it begins at the beginning', () => {
  const chat = talk(universe(), '> me\n> ask\n> post\n> any\n> nobody\n> chc\n> LS1 4AP\nfact.gp')
  chat.hear({ command: 'restart' })
  expect(chat.said()).toEqual(['restart.sure.ask'])
  expect(chat.type('yes')).toEqual(['restart.again.say', 'fact.who.ask'])
  expect(JSON.stringify(chat.conversation)).not.toMatch(/LS1 4AP|chc|post/)
  expect(chat.type('me', 'find')).toEqual(['eligibility.haveOne.ask'])
})

test('no: on where it was', () => {
  const chat = talk(universe(), '> me\n> find\n> no')
  chat.hear({ command: 'restart' })
  expect(chat.type('no')).toEqual(['restart.kept.say', 'eligibility.chcAtHome.ask'])
})

test('a slip, and back out of it', () => {
  const chat = talk(universe(), '> me')
  chat.hear({ command: 'restart' })
  expect(chat.type('pigeon')).toEqual(['problem.yesNo.unsure', 'restart.sure.ask'])
  expect(chat.type('back')).toEqual(['core.wentBack', 'welcome.want.ask'])
})

test('in the middle of another question from a person: it still clears this person', () => {
  const chat = talk(universe(), '> me\n> find\n> no\n> no\n> england')
  chat.hear({ command: 'person' })
  chat.hear({ command: 'restart' })
  expect(chat.type('yes')).toEqual(['restart.again.say', 'fact.who.ask'])
  expect(JSON.stringify(chat.conversation)).not.toContain('england')
})
