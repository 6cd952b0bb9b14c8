import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { dialogs } from '../../dialogs/index.ts'
import { stories } from '../../dialogs/stories.ts'
import type { MessageKey } from '../../src/core/words/message.ts'
import { readLocales } from '../../src/locales.ts'
import { leadingTo } from '../fixtures/leading-to.ts'
import { talk } from '../fixtures/transcript.ts'
import { universe } from '../fixtures/universe.ts'

type Story = {
  readonly id: string
  readonly document: string
  readonly from?: string
  readonly situations: readonly string[]
  readonly communities: readonly string[]
}
type Document = { readonly id: string; readonly publisher: string; readonly saidAs?: string; readonly year: number }
type Source = { readonly id: string; readonly source: string; readonly usedIn: readonly string[] }

const root = join(import.meta.dirname, '../..')
const json = <T>(...path: string[]) => JSON.parse(readFileSync(join(root, ...path), 'utf8')) as T

const file = json<{ documents: Document[]; stories: Story[] }>('content', 'stories.json')
const english = readLocales(join(root, 'locales'), dialogs, () => ({ helpline: 'a helpline' })).wordsOf('en')
const text = (id: string) => english.say(`stories.told.part.${id}` as MessageKey, { context: 'you' })

const choicesOf = (question: string) => Object.keys(stories.questions[question]?.choices ?? {})
const everyChoice = choicesOf('situation').flatMap((situation) =>
  choicesOf('community').map((community) => ({ situation, community })),
)

/** The stories told, in order, to somebody who types for themselves. */
const told = (situation: string, community: string, who = 'me') =>
  talk(universe(leadingTo('stories')), `> ${who}\n> ${situation}\n> ${community}`)
    .said()
    .flatMap((key) => /^stories\.told\.part\.(\w+)$/.exec(key)?.[1] ?? [])

test('situation, community, stories, and what next', () => {
  talk(
    universe(leadingTo('stories')),
    `
    > me
    stories.situation
    > wheelchair
    stories.community
    > any
    stories.told.say, stories.told.part.dylan, stories.told.part.father, menu.next
    `,
  )
})

test('a slip, and back to another situation', () => {
  talk(
    universe(leadingTo('stories')),
    `
    > me
    > ???
    problem.choice.none, stories.situation
    > learningDisability
    > back
    stories.situation
    > older
    > any
    stories.told.say, stories.told.part.louise, stories.told.part.malcolm, menu.next
    `,
  )
})

test('the story of a community comes first', () => {
  expect(told('older', 'southAsian')).toEqual(['razia', 'louise', 'malcolm'])
  expect(told('mentalHealth', 'prison')[0]).toBe('sarah')
})

test('a parent is told that no story is about a child', () => {
  expect(told('any', 'any', 'parent')[0]).toBe('noChild')
  expect(told('any', 'any', 'carer')).not.toContain('noChild')
})

test('whatever is chosen: one to three stories, none twice', () => {
  for (const { situation, community } of everyChoice) {
    const shown = told(situation, community)
    expect([situation, community, shown.length >= 1 && shown.length <= 3]).toEqual([situation, community, true])
    expect(new Set(shown).size).toBe(shown.length)
  }
})

test('the file says whom each story is for, as the dialog tells them', () => {
  for (const situation of choicesOf('situation')) {
    const fits = file.stories.filter(({ situations }) => situations.includes(situation)).map(({ id }) => id)
    expect([situation, told(situation, 'any').toSorted()]).toEqual([situation, fits.toSorted()])
  }
  for (const { situation, community } of everyChoice) {
    if (community === 'any') continue
    const fits = file.stories.filter(({ communities }) => communities.includes(community)).map(({ id }) => id)
    const others = file.stories.filter(({ situations }) => situations.includes(situation)).map(({ id }) => id)
    const shown = told(situation, community)
    expect(fits).toEqual([shown[0]])
    expect(shown.slice(1).filter((id) => !others.includes(id))).toEqual([])
  }
})

test('every story of the dialog is in the file, and the other way round', () => {
  const parts = (stories.outcomes.told?.say ?? []).map((part) => (typeof part === 'string' ? part : part.say))
  expect(new Set(parts.filter((part) => part !== 'noChild'))).toEqual(new Set(file.stories.map(({ id }) => id)))
})

test.each(file.stories)('$id: says who told it and when, and has its source', ({ id, document, from }) => {
  const where = file.documents.find((one) => one.id === document)
  expect(text(id)).toContain(`old by ${where?.saidAs ?? where?.publisher} in ${where?.year}`)
  if (from) expect(text(id)).toContain(from)
  const source = json<Source[]>('content', 'sources', 'dialogs.json').find((one) => one.id === document)
  expect(source?.usedIn).toContain(`stories.told.part.${id}`)
  expect(source?.source).toContain(String(where?.year))
})

test.each(file.stories)('$id: one message that is neither a line nor an essay', ({ id }) => {
  const words = text(id).split(/\s+/).length
  expect(words).toBeGreaterThanOrEqual(45)
  expect(words).toBeLessThanOrEqual(95)
})
