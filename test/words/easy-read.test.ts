import { join } from 'node:path'
import { dialogs } from '../../dialogs/index.ts'
import { isLookUp } from '../../src/core/dialog/define.ts'
import { normalise } from '../../src/core/questions/normalise.ts'
import { createWords, type WordTree } from '../../src/core/words/words.ts'
import { laidOver } from '../../src/languages.ts'
import { readTree } from '../../src/locales.ts'

const locales = join(import.meta.dirname, '..', '..', 'locales')
const english = readTree(join(locales, 'en'))
const easy = readTree(join(locales, 'en-x-easy'))

/** What stands on buttons and in lists may stay as it is in English, and staff read no easy read. */
const MAY_STAY = /^(command|choice|console|grammar|locale)\.|^ui\.inbox\.|\.choices\.|\.label(_\w+)?$/
const sentencesIn = (tree: WordTree) => new Map([...textsIn(tree)].filter(([key]) => !MAY_STAY.test(key)))
const plain = sentencesIn(english)
const own = sentencesIn(easy)
const both = [...own].flatMap(([key, text]) => {
  const said = plain.get(key)
  return said === undefined ? [] : [{ key, text, said }]
})

describe('easy read is whole', () => {
  test('every sentence of English has its own easy words, in both contexts', () => {
    expect(plain.size).toBeGreaterThan(700)
    expect([...plain.keys()].filter((key) => !own.has(key))).toEqual([])
  })

  test('nothing is left over, and a label that differs for somebody else differs here too', () => {
    const words = textsIn(english)
    const ours = [...textsIn(easy).keys()].filter((key) => !key.startsWith('locale.'))
    expect(ours.filter((key) => !words.has(key))).toEqual([])
    expect(ours.filter((key) => words.has(`${key}_them`) && !ours.includes(`${key}_them`))).toEqual([])
  })

  test.each([
    ['values', /\{\{.*?\}\}/g],
    ['web addresses', /https?:\/\/\S+/g],
    ['numbers to call', /(?<!\d)(?:0\d[\d ]{5,}\d|116 ?\d{3}|999|111|101|18001)(?!\d)/g],
  ])('it has the same %s as English', (_, what) => {
    const found = (text: string) => [...new Set(text.match(what))].sort()
    expect(both.flatMap(({ text }) => found(text))).not.toEqual([])
    const differing = both.filter(({ text, said }) => found(text).join() !== found(said).join())
    expect(differing.map(({ key }) => key)).toEqual([])
  })
})

describe('easy read is easy to read', () => {
  const split = (text: string) => text.split(/\n|(?<=[.?!:][”"’]*)\s+/).filter((one) => /[\p{L}\p{N}]/u.test(one))
  const length = (sentence: string) => sentence.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
  const sentences = [...own].flatMap(([key, text]) =>
    split(text.replaceAll(/\{\{.*?\}\}/g, 'value')).map((sentence) => ({ key, sentence })),
  )

  test('no sentence is over 15 words', () => {
    expect(sentences.filter(({ sentence }) => length(sentence) > 15)).toEqual([])
  })

  test.each([...new Set([...own.keys()].map((key) => key.split('.')[0]))])(
    '%s: sentences have 9 words at most on average',
    (file) => {
      const lengths = sentences.filter(({ key }) => key.startsWith(`${file}.`)).map(({ sentence }) => length(sentence))
      expect(lengths.reduce((sum, one) => sum + one, 0) / lengths.length).toBeLessThanOrEqual(9)
    },
  )

  test('each sentence has its own line', () => {
    const shared = [...own].filter(([, text]) => /\p{L}[.?][”’]* +\S/u.test(text))
    expect(shared.map(([key]) => key)).toEqual([])
  })

  test.each([[/[()[\]]/], [/[;!*]/], [/\b(e\.g|i\.e|etc)\b/i]])('%s is never said', (mark) => {
    expect([...textsIn(easy)].filter(([, text]) => mark.test(text))).toEqual([])
  })
})

describe('the labels of easy read', () => {
  const words = createWords('en-x-easy', laidOver(english, easy), 'test')
  const asked = Object.values(dialogs).flatMap((dialog) =>
    Object.entries(dialog.questions).flatMap(([name, question]) => {
      if (isLookUp(question)) return []
      const ids = [...(question.options ?? []), ...Object.keys(question.choices ?? {})]
      return ['you', 'them'].map((context) => ({
        name: `${dialog.id}.${name}`,
        choices: ids.map((id) => words.choice(dialog.id, name, question, id, { context })),
      }))
    }),
  )

  test('say one choice each', () => {
    const said = asked.flatMap(({ name, choices }) => choices.map((choice) => ({ name, choices, ...choice })))
    const unclear = said.filter(({ id, label, choices }) =>
      choices.some(
        (other) => other.id !== id && [other.label, ...other.words].map(normalise).includes(normalise(label)),
      ),
    )
    expect(unclear.map(({ name, label }) => `${name}: ${label}`)).toEqual([])
  })

  test('are no commands, and fit on a button', () => {
    const labels = asked.flatMap(({ name, choices }) => choices.map(({ label }) => ({ name, label })))
    const commands = labels.filter(({ name, label }) => name !== 'menu.next' && words.command(label) !== undefined)
    expect(commands).toEqual([])
    expect(labels.filter(({ label }) => label.length > 60)).toEqual([])
  })
})

function textsIn(tree: WordTree, path = ''): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([name, below]): [string, string][] => {
      if (typeof below === 'string') return [[`${path}${name}`, below]]
      return Array.isArray(below) ? [] : [...textsIn(below as WordTree, `${path}${name}.`)]
    }),
  )
}
