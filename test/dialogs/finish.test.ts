import { talk } from '../fixtures/transcript.ts'
import { universe } from '../fixtures/universe.ts'

const FOUND = '> me\n> find\n> no\n> no\n> england\n> england\n> adult\n> no\n> chc'

test('nothing is summed up unless asked', () => {
  talk(universe(), `${FOUND}\n> enough\nfinish.keep\n> no\nfinish.bye.say, finish.bye.part.shared, menu.next`)
})

test('a summary: what was found, with its words to say, and every answer about this person', () => {
  const chat = talk(
    universe(),
    `
    ${FOUND}
    > enough
    > see
    finish.summary.say, finish.summary.part.print, eligibility.likely.say, eligibility.likely.part.words, core.recap, menu.next
    `,
  )
  const answers = chat.last.say.find(({ key }) => key === 'core.recap')?.answers ?? []
  expect(answers.map(({ question }) => question)).toEqual([
    'who',
    'want',
    'haveOne',
    'chcAtHome',
    'nation',
    'gpNation',
    'ageBand',
    'fastTrack',
    'services',
  ])
})

test('somebody else, asked about afterwards, is not in it', () => {
  const chat = talk(universe(), `${FOUND}\n> someone\n> carer\n> toldNo\n> phb\n> enough\n> enough\n> see`)
  const recap = chat.last.say.find(({ key }) => key === 'core.recap')
  expect(recap?.answers?.map(({ question }) => question)).toEqual(['who', 'want', 'about', 'next'])
  expect(chat.said()).not.toContain('eligibility.likely.say')
})

test('to delete what is here, and when the person would rather not', () => {
  talk(universe(), '> me\n> toldNo\n> phb\n> enough\n> enough\n> forget\nforget.sure\n> no\nforget.kept.say, menu.next')
})
