import { join } from 'node:path'
import { dialogs } from '../../../dialogs/index.ts'
import { readContent } from '../../../src/content.ts'
import { asked } from '../../../src/core/conversation/asked.ts'
import { type Answers, type Conversation, newConversation } from '../../../src/core/conversation/conversation.ts'
import type { AllFound } from '../../../src/core/conversation/settle.ts'
import { type Turn, turn } from '../../../src/core/conversation/turn.ts'
import type { World } from '../../../src/core/conversation/world.ts'
import { tokensOf } from '../../../src/core/dialog/check.ts'
import { type Dialog, isLookUp, type Question } from '../../../src/core/dialog/define.ts'
import { ANSWERED, holds } from '../../../src/core/dialog/tokens.ts'
import { everyWay, MOST_WAYS, type Way } from '../../../src/core/dialog/ways.ts'
import type { KindName, Value } from '../../../src/core/questions/kind.ts'
import { readAnswer } from '../../../src/core/questions/read-answer.ts'
import { factsIn } from '../../../src/core/words/facts.ts'
import { readLocales } from '../../../src/locales.ts'
import { knowsNothing } from '../../fixtures/knows-nothing.ts'
import { NOW } from '../../fixtures/universe.ts'

const { facts } = readContent(join(import.meta.dirname, '../../../content'))
const { wordsOf, languages } = readLocales(join(import.meta.dirname, '../../../locales'), dialogs, () => ({
  helpline: 'a helpline',
  fact: factsIn('en', facts, () => '2026-11-26'),
}))
const words = wordsOf('en')

/** What a look-up may find: every value that words can use. */
const detail = {
  values: {
    ods: 'QWO',
    name: 'NHS Somewhere',
    website: 'https://example.org',
    livesIn: 'england',
    nation: 'wales',
    networks: 'A network',
    userLed: 'An organisation',
    advice: 'A helpline',
    brokers: 'A broker',
    advocates: 'An advocate',
  },
  options: [{ id: 'QWO', label: 'NHS Somewhere' }],
}

/** Words that each free kind reads. */
const typed: Partial<Record<KindName, string>> = {
  text: 'Some words',
  name: 'Jo Bloggs',
  date: '1 2 2020',
  phone: '07700 900123',
  email: 'jo@example.org',
  postcode: 'LS1 4AP',
  nhsNumber: '943 476 5919',
  number: '12',
  pick: 'QWO',
}

describe.each(Object.values(dialogs))('$id', (dialog) => {
  const ways = everyWay(dialog)

  test('has 2,000 ways at most, each ending in an outcome that it names; no place is left out', () => {
    expect(ways.length).toBeLessThanOrEqual(MOST_WAYS)
    expect(new Set(ways.map(({ outcome }) => outcome))).toEqual(new Set(Object.keys(dialog.outcomes)))
    const questions = ways.flatMap(({ steps }) => steps.map(({ question }) => question))
    expect(new Set(questions)).toEqual(new Set(Object.keys(dialog.questions)))
  })

  test('every way, played through the engine: the same questions and outcome, and English words for all that is said', () => {
    const said = new Set<string>()
    for (const way of ways) for (const key of played(dialog, way)) said.add(key)
    for (const [id, { say }] of Object.entries(dialog.outcomes)) {
      for (const part of say ?? []) {
        expect(said).toContain(`${dialog.id}.${id}.part.${typeof part === 'string' ? part : part.say}`)
      }
    }
  })
})

test('every choice is chosen by its label in English: that is what a button sends', () => {
  for (const dialog of Object.values(dialogs)) {
    for (const [name, question] of Object.entries(dialog.questions)) {
      if (isLookUp(question)) continue
      const ids = [...(question.options ?? []), ...Object.keys(question.choices ?? {})]
      const choices = ids.map((id) => words.choice(dialog.id, name, question, id, { context: 'them' }))
      for (const { id, label } of choices) {
        const read = readAnswer(label, question, { now: NOW, choices, grammar: words.grammar })
        const chosen =
          'value' in read ? [read.value].flat().map((one) => (typeof one === 'object' ? one.choice : one)) : read
        expect([dialog.id, name, label, chosen]).toEqual([dialog.id, name, label, [id]])
      }
    }
  }
})

test('a dialog that nobody can know is found out: more than 2,000 ways', () => {
  const names = Array.from({ length: 12 }, (_, index) => `q${index}`)
  const questions = names.map((name, index) => {
    const next = names[index + 1] ?? 'done'
    return [name, { ask: 'yesNo', choices: { yes: next, no: next } }] as const
  })
  const say = names.map((name) => ({ when: { [name]: 'yes' }, say: name }))
  const tangled: Dialog = {
    id: 'tangled',
    start: 'q0',
    questions: Object.fromEntries(questions),
    outcomes: { done: { say } },
  }
  expect(everyWay(tangled).length).toBeGreaterThan(MOST_WAYS)
})

test('answers that lead alike are one way; those that are told apart later are two', () => {
  const dialog: Dialog = {
    id: 'tea',
    start: 'milk',
    questions: {
      milk: { ask: 'choice', choices: { cow: 'note', oat: 'note', none: 'done' } },
      note: { ask: 'text', next: 'done' },
    },
    outcomes: { done: {} },
  }
  expect(everyWay(dialog).map(({ steps }) => steps.map(({ tokens }) => tokens[0]))).toEqual([
    ['cow', ANSWERED],
    ['none'],
  ])
  const told = { ...dialog, outcomes: { done: { say: [{ when: { milk: 'oat' }, say: 'oaty' }] } } }
  expect(everyWay(told)).toHaveLength(3)
})

/** Plays a way turn by turn; gives the keys of all that was said, each of which had words. */
function played(dialog: Dialog, way: Way): readonly string[] {
  let ids = 0
  const world: World = {
    dialogs,
    words,
    languages,
    ...knowsNothing,
    mode: way.facts.mode?.[0] === 'practice' ? 'practice' : 'live',
    now: NOW,
    newId: () => `id${++ids}`,
    newReference: () => 'PHB-TEST-TEST',
    version: () => '1',
  }
  const answers = new Map(way.steps.map(({ question, tokens }) => [question, tokens]))
  const found = (lookUp: string, input: object): AllFound[string] => {
    const [name = ''] = lookUpOf(dialog, lookUp, input)
    return { choice: answers.get(name)?.[0] ?? 'unknown', detail }
  }
  const hear = (conversation: Conversation, said: Parameters<typeof turn>[2]['said']): Turn => {
    let all: AllFound = {}
    for (;;) {
      const thought = turn(world, conversation, { id: 'a', said }, all)
      if (!('need' in thought)) return thought
      all = { ...all, [thought.need.key]: found(thought.need.lookUp, thought.need.input) }
    }
  }
  const keys: string[] = []
  const worded = ({ say }: Turn) => {
    for (const { key, values } of say) {
      expect(words.say(key, values)).not.toBe('')
      keys.push(key)
    }
  }
  let last = hear(begun(dialog, way), { arrived: true })
  worded(last)
  for (const { question, tokens } of way.steps) {
    const asking = dialog.questions[question] as Question
    if (isLookUp(asking)) continue
    const waits = asked(world, last.conversation)
    expect([waits?.dialog, waits?.question]).toEqual([dialog.id, question])
    const isFree = tokens[0] === ANSWERED
    last = hear(last.conversation, {
      answer: { run: waits?.run ?? '', question, ...(isFree ? { text: typed[asking.ask] } : { choices: tokens }) },
    })
    worded(last)
  }
  expect(last.outcomes[0]).toEqual({ dialog: dialog.id, id: way.outcome })
  expect(partsSaid(dialog, way)).toEqual(keys.filter((key) => key.startsWith(`${dialog.id}.${way.outcome}.part.`)))
  return keys
}

/** The parts of an outcome's words that this way brings. */
function partsSaid(dialog: Dialog, { facts, steps, outcome }: Way): readonly string[] {
  const answered = { ...facts, ...Object.fromEntries(steps.map(({ question, tokens }) => [question, tokens])) }
  return (dialog.outcomes[outcome]?.say ?? [])
    .filter((part) => typeof part === 'string' || holds(part.when, answered))
    .map((part) => `${dialog.id}.${outcome}.part.${typeof part === 'string' ? part : part.say}`)
}

/** The look-up of a dialog that asks a service with this input: two may ask the same one. */
const lookUpOf = (dialog: Dialog, lookUp: string, input: object): readonly string[] =>
  Object.entries(dialog.questions).flatMap(([name, question]) =>
    isLookUp(question) && question.lookUp === lookUp && question.dependsOn.join() === Object.keys(input).join()
      ? [name]
      : [],
  )

/** A conversation in which this dialog has just begun, with the facts that the way assumes. */
function begun(dialog: Dialog, { facts }: Way): Conversation {
  const subject = 'person'
  const known: Record<string, Value> = { name: 'Jo Bloggs', commissioner: 'live' }
  for (const [name, [token]] of Object.entries(facts)) {
    const value = name === 'earlier' ? undefined : factValue(dialog, name, token ?? '')
    if (value !== undefined) known[name] = value
  }
  const answers = Object.entries(known)
    .filter(([name]) => !dialog.questions[name])
    .map(([name, value]) => [name, { value, at: NOW, by: 'person', ...(name === 'commissioner' && { detail }) }])
  const before = facts.earlier?.[0]
  return {
    ...newConversation('c', 'en'),
    subjects: {
      ...(before && { other: { facts: { who: { value: before, at: NOW, by: 'person' } } } }),
      [subject]: { facts: Object.fromEntries(answers) as Answers },
    },
    runs: { run: { id: 'run', dialog: dialog.id, subject, answers: {} } },
    stack: ['run'],
  }
}

/** A value for a fact's token; "any other" is one that the dialog does not tell apart. */
function factValue(dialog: Dialog, name: string, token: string): Value | undefined {
  const question = Object.values(dialogs).find((other) => other.questions[name])?.questions[name]
  if (!question || isLookUp(question)) return undefined
  const told = new Set(everyWay(dialog).map(({ facts }) => facts[name]?.[0]))
  const value = token === ANSWERED ? tokensOf(question).find((other) => !told.has(other)) : token
  return value === undefined || question.ask !== 'several' ? value : [value]
}
