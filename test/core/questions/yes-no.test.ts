import { kinds } from '../../../src/core/questions/index.ts'
import { NONSENSE, question, read, reading, showing } from './reading.ts'

const three = question('yesNo', {}, 'yes', 'no', 'notSure')
const two = question('yesNo', {}, 'yes', 'no')
const asked = (text: string) => read(text, three, reading('yes', 'no', 'notSure'))

describe('yes or no', () => {
  test.each([
    'yes',
    'Yes.',
    'YES!!',
    'y',
    'yeah',
    'yeah go on',
    'go on then',
    'aye',
    'yep',
    'yup',
    'ye',
    'ok',
    'Okay',
    'sure',
    'of course',
    'yes please',
    'Yes, please',
    'yes pls',
    'ofc',
    'defo',
    'I think so',
    'I do',
    'yes I do',
    'she does',
    'it is',
    '👍',
    '👍🏽',
    '👍👍',
    'erm, yes',
    'oh yes',
    'yes thank you very much',
    'Yes, she can’t walk',
    'yes she has a nurse at night',
    'no problem',
    "don't mind",
    '1',
    'first one',
    'well yes I suppose so',
    'yes yes yes',
  ])('%j is yes', (text) => expect(asked(text)).toBe('yes'))

  test.each([
    'no',
    'No.',
    'n',
    'nope',
    'nah',
    'Nah mate',
    'no thanks',
    'No, thank you',
    'ta no',
    "I don't think so",
    'I don’t think so',
    'i dont think so',
    'I do not think so',
    'not really',
    'not at the moment',
    "no I don't",
    'I do not',
    "she doesn't",
    "I don't agree",
    'nay',
    'no way',
    'of course not',
    '👎',
    '👎🏿',
    'erm no',
    'I’d say no',
    'no, not really',
    'no she manages by herself',
    '2',
    "no thanks, I'm ok thanks",
    'yeah no',
  ])('%j is no', (text) => expect(asked(text)).toBe('no'))

  test.each([
    'not sure',
    "I'm not sure",
    'maybe',
    'I dunno',
    'dunno',
    'idk',
    "I don't know",
    'i dont no',
    'no idea',
    "no I don't know",
    'perhaps',
    'yes and no',
    '🤷',
    '🤷🏽‍♀️',
    '3',
    "I'm not sure, maybe",
  ])('%j is not sure', (text) => expect(asked(text)).toBe('notSure'))

  test.each([
    ['yes no', '!choice.several'],
    ['not sure what that means', '!choice.none'],
    ["no, that's fine", '!choice.several'],
    ["no that's fine", 'no'],
    ['I do not agree', 'no'],
    ['yes, no', '!choice.several'],
    ['yeah, I don’t think so', 'no'],
    ['no, maybe', '!choice.several'],
    ['I have no one to help me', '!choice.none'],
    ['no money', '!choice.none'],
    ["I can't cope", '!choice.none'],
    ['please help me', '!choice.none'],
    ['I want to agree to nothing', '!choice.none'],
    ['4', '!choice.number'],
  ])('%j: %s', (text, expected) => expect(asked(text)).toBe(expected))

  test.each(NONSENSE)('%j is neither', (text) => expect(asked(text)).toBe('!choice.none'))

  test.each(["I'm not sure", 'maybe', 'dunno', "I don't know", "no I don't know", 'yes and no', 'not sure', 'asdf'])(
    '%j, where there is no such choice, is asked again',
    (text) => expect(read(text, two, reading('yes', 'no'))).toBe('!yesNo.unsure'),
  )

  test('what is understood but not offered has no number', () => {
    expect(read('3', two, reading('yes', 'no'))).toBe('!choice.number')
  })

  test('works with the words of another language', () => {
    const polish = reading(
      { id: 'yes', label: 'Tak', words: ['pewnie'] },
      { id: 'no', label: 'Nie', words: ['nie pewnie', 'raczej nie'] },
    )
    expect(read('Pewnie!', two, polish)).toBe('yes')
    expect(read('tak, dziękuję', two, polish)).toBe('yes')
    expect(read('raczej nie', two, polish)).toBe('no')
    expect(read('nie pewnie', two, polish)).toBe('no')
  })

  test('fits and shows', () => {
    expect(kinds.yesNo.fits('notSure', three)).toBe(true)
    expect(kinds.yesNo.fits('notSure', two)).toBe(false)
    expect(kinds.yesNo.show('no', showing)).toBe('No')
  })
})
