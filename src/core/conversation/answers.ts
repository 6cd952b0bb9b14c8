import { type Dialog, isLookUp } from '../dialog/define.ts'
import { namesReadBy } from '../dialog/next-place.ts'
import { isAwake, type Place, place, type Reading } from '../dialog/place.ts'
import { tokens } from '../dialog/tokens.ts'
import type { Value } from '../questions/kind.ts'
import { chainOfPart } from './chain.ts'
import type { Answer, Answers, Conversation, Run } from './conversation.ts'

import type { World } from './world.ts'

/** Where a run's answers lead. Remembered for as long as runs and facts are the same objects: any change makes new ones. */
export function placeOf(world: World, conversation: Conversation, run: Run): Place {
  const known = remembered(conversation)
  const found = known.get(run) ?? walked(world, conversation, run)
  known.set(run, found)
  return found
}

const places = new WeakMap<Conversation['runs'], WeakMap<Conversation['subjects'], Map<Run, Place>>>()

function remembered({ runs, subjects }: Conversation): Map<Run, Place> {
  const bySubjects = places.get(runs) ?? new WeakMap<Conversation['subjects'], Map<Run, Place>>()
  places.set(runs, bySubjects)
  const known = bySubjects.get(subjects) ?? new Map<Run, Place>()
  bySubjects.set(subjects, known)
  return known
}

const walked = (world: World, conversation: Conversation, run: Run): Place =>
  place(dialogOf(world, run), {
    ...reliance(world, conversation, run),
    answer: (name) => keptAnswer(world, conversation, run, name),
    facts: factTokens(world, conversation, run),
  })

export function dialogOf(world: World, run: Run): Dialog {
  const dialog = world.dialogs[run.dialog]
  if (!dialog) throw new Error(`No dialog is called "${run.dialog}"`)
  return dialog
}

export const factsOf = (conversation: Conversation, subject: string): Answers =>
  conversation.subjects[subject]?.facts ?? {}

/** The kept answer to a question, awake or not: a fact is the subject's, any other the run's. */
export function keptAnswer(world: World, conversation: Conversation, run: Run, name: string): Answer | undefined {
  const question = dialogOf(world, run).questions[name]
  const answers = question && !question.fact ? run.answers : factsOf(conversation, run.subject)
  return answers[name] ?? (question?.formerly ? answers[question.formerly] : undefined)
}

/** The value that other answers rely on: nothing while it sleeps; for a look-up, what it found too. */
function reliedOn(world: World, conversation: Conversation, run: Run, name: string): Value | undefined {
  if (name === 'everything') return everything(world, conversation, run)
  if (name === 'locale') return conversation.locale
  const answer = keptAnswer(world, conversation, run, name)
  if (!answer) return undefined
  const question = dialogOf(world, run).questions[name] ?? factQuestion(world, name)
  if (question && !isAwake(answer, question, reliance(world, conversation, run))) return undefined
  return answer.detail?.values ? `${answer.value} ${JSON.stringify(answer.detail.values)}` : answer.value
}

/** All that a check of the answers relies on: the walks that this run continues, and its own answers but those of a check. */
function everything(world: World, conversation: Conversation, run: Run): string {
  const { questions } = dialogOf(world, run)
  const before = chainOfPart(world, conversation, run).slice(0, -1)
  const steps = before.flatMap((other) =>
    placeOf(world, conversation, other).path.map(({ question, answer }) => [question, answer.value]),
  )
  const own = Object.entries(questions)
    .filter(([, question]) => !isLookUp(question) && question.ask !== 'check' && !question.keepText)
    .map(([name]) => [name, keptAnswer(world, conversation, run, name)?.value ?? null])
  return JSON.stringify([...steps, ...own])
}

/** Names an answer: a fact is the same one whichever dialog asks. */
export const answerKey = (world: World, run: Run, question: string): string =>
  `${dialogOf(world, run).questions[question]?.fact ? run.subject : run.id} ${question}`

/** The same conversation with one more answer, or another one. */
export function withAnswer(
  world: World,
  conversation: Conversation,
  run: Run,
  name: string,
  answer: Answer,
): Conversation {
  if (dialogOf(world, run).questions[name]?.fact) return withFacts(conversation, run.subject, { [name]: answer })
  return withRun(conversation, { ...run, answers: { ...run.answers, [name]: answer } })
}

export const withRun = (conversation: Conversation, run: Run): Conversation => ({
  ...conversation,
  runs: { ...conversation.runs, [run.id]: run },
})

export function withFacts(conversation: Conversation, subject: string, facts: Answers): Conversation {
  const all = { ...factsOf(conversation, subject), ...facts }
  return { ...conversation, subjects: { ...conversation.subjects, [subject]: { facts: all } } }
}

/** The answers that a new answer to this question relies on, as they are now. */
export function given(world: World, conversation: Conversation, run: Run, name: string): Answer['given'] {
  const names = dialogOf(world, run).questions[name]?.dependsOn ?? []
  if (names.length === 0) return undefined
  return Object.fromEntries(names.map((other) => [other, reliedOn(world, conversation, run, other)]))
}

/** What decides whether an answer is awake. */
const reliance = (world: World, conversation: Conversation, run: Run): Pick<Reading, 'value' | 'version'> => ({
  value: (name) => reliedOn(world, conversation, run, name),
  version: world.version,
})

/** The facts that the run's dialog decides by, as tokens. */
function factTokens(world: World, conversation: Conversation, run: Run): Record<string, readonly string[]> {
  const known: Record<string, readonly string[]> = {}
  const facts = factsOf(conversation, run.subject)
  for (const name of namesReadBy(dialogOf(world, run))) {
    const answer = facts[name]
    if (answer && reliedOn(world, conversation, run, name) !== undefined) {
      known[name] = tokens(answer.value, factQuestion(world, name))
    }
  }
  return { ...known, earlier: whoWasBefore(conversation, run), mode: [world.mode] }
}

/** Those whom this conversation has been about before, by how the typist stands to them. */
function whoWasBefore(conversation: Conversation, run: Run): readonly string[] {
  return Object.entries(conversation.subjects)
    .filter(([id]) => id !== run.subject)
    .map(([, subject]) => String(subject.facts.who?.value ?? ''))
}

/** The question that some dialog asks for a fact. */
function factQuestion(world: World, name: string) {
  const known = factQuestions.get(world.dialogs) ?? allFactQuestions(world.dialogs)
  factQuestions.set(world.dialogs, known)
  return known[name]
}

const factQuestions = new WeakMap<World['dialogs'], Record<string, Dialog['questions'][string]>>()

function allFactQuestions(dialogs: World['dialogs']) {
  const facts = Object.values(dialogs).flatMap((dialog) => Object.entries(dialog.questions))
  return Object.fromEntries(facts.filter(([, question]) => question.fact))
}

/** Look-ups that could not be answered are asked again on the next turn. */
export function withoutUnknown(world: World, conversation: Conversation, run: Run): Conversation {
  let result = conversation
  for (const { question, answer } of placeOf(world, conversation, run).path) {
    const asked = dialogOf(world, run).questions[question]
    if (asked && isLookUp(asked) && answer.value === 'unknown') {
      result = withAnswer(world, result, result.runs[run.id] as Run, question, { ...answer, reopened: true })
    }
  }
  return result
}
