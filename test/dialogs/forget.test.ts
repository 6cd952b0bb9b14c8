import { talk } from '../fixtures/transcript.ts'
import { universe } from '../fixtures/universe.ts'

test('asked whether they are sure; yes: the caller is told to erase it', () => {
  const chat = talk(universe(), '> me\n> find\n> no')
  chat.hear({ command: 'forget' })
  expect(chat.said()).toEqual(['forget.sure.ask'])
  expect(chat.last.effects).toEqual([])
  chat.type('yes')
  expect(chat.last.effects).toEqual([{ forget: true }])
  expect(chat.said()[0]).toBe('forget.forgotten.say')
})

test('no: nothing is erased, and it goes on where it was', () => {
  const chat = talk(universe(), '> me\n> find\n> no')
  chat.hear({ command: 'forget' })
  expect(chat.type('no')).toEqual(['forget.kept.say', 'eligibility.chcAtHome.ask'])
  expect(chat.last.effects).toEqual([])
})

test('doubt is asked about again: nothing is erased by a slip', () => {
  const chat = talk(universe(), '> me')
  chat.hear({ command: 'forget' })
  expect(chat.type('pigeon')).toEqual(['problem.yesNo.unsure', 'forget.sure.ask'])
  expect(chat.type('not sure')).toEqual(['problem.yesNo.unsure', 'forget.sure.ask'])
  expect(chat.type('back')).toEqual(['core.wentBack', 'welcome.want.ask'])
})
