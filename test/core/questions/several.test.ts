import { kinds } from '../../../src/core/questions/index.ts'
import type { Choice } from '../../../src/core/questions/kind.ts'
import { NONSENSE, question, read, reading, showing, valuesOf } from './reading.ts'

const options: Choice[] = [
  { id: 'wash', label: 'Washing and dressing', words: ['washing', 'getting dressed', 'wash'] },
  { id: 'eat', label: 'Eating', words: ['meals', 'food'] },
  { id: 'move', label: 'Getting about', words: ['walking', 'moving'] },
]
const help = question('several', { options: ['wash', 'eat', 'move', 'none'], alone: ['none'] })
const given = reading(...options, 'none')
const asked = (text: string) => read(text, help, given)

describe('several', () => {
  test.each([
    ['1', ['wash']],
    ['1, 3', ['wash', 'move']],
    ['3,1', ['wash', 'move']],
    ['1 and 3', ['wash', 'move']],
    ['1 3', ['wash', 'move']],
    ['1 & 2 + 3', ['wash', 'eat', 'move']],
    ['one and the third one', ['wash', 'move']],
    ['the last one', ['none']],
    ['eating', ['eat']],
    ['Washing and dressing', ['wash']],
    ['walking and washing and dressing', ['wash', 'move']],
    ['Getting about\nEating\n', ['eat', 'move']],
    ['eating; getting about', ['eat', 'move']],
    ['food, food and meals', ['eat']],
    ['help with washing and also walking', ['wash', 'move']],
    ['washing, 3', ['wash', 'move']],
    ['all of them', ['wash', 'eat', 'move']],
    ['All of the above please', ['wash', 'eat', 'move']],
    ['none', ['none']],
    ['none of them', ['none']],
    ['no', ['none']],
    ['nope', ['none']],
  ])('%j is %j', (text, ids) => expect(asked(text)).toEqual(ids))

  test.each(['washing, and I am scared', 'eating, I want to end it all', 'food and he hurts me'])(
    'a cry for help beside options chooses none: %j',
    (text) => expect(asked(text)).toBe('!choice.none'),
  )

  test.each([
    ['1, 4', '!several.alone'],
    ['eating, none', '!several.alone'],
    ['1, 5', '!choice.number'],
    ['washing, the moon', '!several.part'],
    ['not washing', '!several.part'],
    ['everything except washing', '!several.part'],
    ['', '!choice.none'],
    [',,,', '!choice.none'],
  ])('%j asks again: %s', (text, problem) => expect(asked(text)).toBe(problem))

  test.each(NONSENSE)('%j is no option', (text) => expect(asked(text)).toMatch(/^!(choice\.none|several\.part)$/))

  test('the problem says what is wrong', () => {
    expect(valuesOf('1, none', help, given)).toEqual({ label: 'None of these' })
    expect(valuesOf('washing, the moon', help, given)).toEqual({ text: 'the moon' })
  })

  test('words that two options list are asked about', () => {
    const twins = [...options, { id: 'swim', label: 'Swimming', words: ['moving'] }]
    const asked = question('several', { options: ['wash', 'move', 'swim'] })
    expect(read('moving and washing', asked, reading(...twins))).toBe('!choice.several')
  })

  test('both, of two', () => {
    const asked = question('several', { options: ['wash', 'eat'] })
    expect(read('both', asked, reading(...options))).toEqual(['wash', 'eat'])
    expect(read('both of them', help, given)).toBe('!several.part')
  })

  test('fits in any order, without strangers, twins or company for what stands alone', () => {
    expect(kinds.several.fits(['move', 'wash'], help)).toBe(true)
    expect(kinds.several.fits(['none'], help)).toBe(true)
    for (const value of [[], ['gone'], ['wash', 'wash'], ['wash', 'none'], 'wash', { choice: 'wash' }, 1])
      expect(kinds.several.fits(value, help)).toBe(false)
  })

  test('shows a list', () => expect(kinds.several.show(['wash', 'none'], showing)).toBe('[wash] and None of these'))
})
