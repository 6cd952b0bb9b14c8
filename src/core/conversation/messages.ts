import { isLookUp, type Outcome } from '../dialog/define.ts'
import type { Step } from '../dialog/place.ts'
import { holds, tokens } from '../dialog/tokens.ts'
import type { Message, MessageValues, ShownAnswer } from '../words/message.ts'
import { baseKey } from '../words/words.ts'
import { dialogOf, factsOf, keptAnswer, placeOf } from './answers.ts'
import { chainOfPart } from './chain.ts'
import type { Conversation, Run } from './conversation.ts'

import type { World } from './world.ts'

/** What asks the question that a run is at. */
export function askMessage(world: World, conversation: Conversation, run: Run, question: string): Message {
  const asked = dialogOf(world, run).questions[question]
  const values = valuesOf(conversation, run)
  const key = `${baseKey(run.dialog, question, asked)}.ask` as const
  if (asked && !isLookUp(asked) && asked.ask === 'check')
    return { key, values, answers: answersToCheck(world, conversation, run) }
  return { key, values, ...(asked && !isLookUp(asked) && asked.keepText && { keepText: true }) }
}

/** What a look-up found, in words of its own. */
export function foundMessage(
  world: World,
  conversation: Conversation,
  run: Run,
  question: string,
  choice: string,
): Message {
  const asked = dialogOf(world, run).questions[question]
  return { key: `${baseKey(run.dialog, question, asked)}.found.${choice}`, values: valuesOf(conversation, run) }
}

/** What an outcome says: its own words, the parts that hold, and the answers that led here. */
export function outcomeMessages(
  world: World,
  conversation: Conversation,
  run: Run,
  id: string,
  outcome: Outcome,
): Message[] {
  if (!outcome.say) return []
  const values = valuesOf(conversation, run)
  const answered = answeredOn(world, conversation, run)
  const parts = outcome.say.filter(
    (part) => typeof part === 'string' || (holds(part.when, answered) && (!part.found || isFound(values, part.found))),
  )
  const because = outcome.because ?? []
  const answers = placeOf(world, conversation, run)
    .path.filter((step) => because.includes(step.question))
    .map((step) => shown(world, conversation, run, step))
  return [
    { key: `${run.dialog}.${id}.say`, values },
    ...parts.map((part): Message => {
      const name = typeof part === 'string' ? part : part.say
      return { key: `${run.dialog}.${id}.part.${name}`, values }
    }),
    ...(answers.length > 0 ? [{ key: 'core.because', values, answers } as const] : []),
  ]
}

/** Whether a look-up found something for a name like `commissioner.website`. */
function isFound(values: MessageValues, name: string): boolean {
  const [lookUp = '', value = ''] = name.split('.')
  const found = values[lookUp]
  return typeof found === 'object' && Boolean(found[value])
}

/** The answers of a run as tokens to decide on: those on its path, the facts, and the mode. */
export function answeredOn(world: World, conversation: Conversation, run: Run): Record<string, readonly string[]> {
  const dialog = dialogOf(world, run)
  const facts = Object.entries(factsOf(conversation, run.subject)).map(
    ([name, answer]) => [name, tokens(answer.value, dialog.questions[name])] as const,
  )
  const path = placeOf(world, conversation, run).path.map(
    ({ question, answer }) => [question, tokens(answer.value, dialog.questions[question])] as const,
  )
  return { ...Object.fromEntries([...facts, ...path]), mode: [world.mode] }
}

/** Every answer that a person gave in this part of the conversation, for checking. */
export function answersToCheck(world: World, conversation: Conversation, run: Run): ShownAnswer[] {
  return chainOfPart(world, conversation, run).flatMap((other) =>
    personSteps(world, conversation, other).map((step) => shown(world, conversation, other, step)),
  )
}

/** The steps of a run that a person answered. */
export const personSteps = (world: World, conversation: Conversation, run: Run): readonly Step[] =>
  placeOf(world, conversation, run).path.filter(({ question }) => {
    const asked = dialogOf(world, run).questions[question]
    return asked !== undefined && !isLookUp(asked)
  })

export function shown(world: World, conversation: Conversation, run: Run, { question, answer }: Step): ShownAnswer {
  const asked = dialogOf(world, run).questions[question]
  const picked = asked && !isLookUp(asked) && asked.from ? keptAnswer(world, conversation, run, asked.from) : undefined
  const labels =
    picked?.detail?.options && Object.fromEntries(picked.detail.options.map(({ id, label }) => [id, label]))
  return { run: run.id, dialog: run.dialog, question, value: answer.value, ...(labels && { labels }) }
}

/** Values for words: whom it is about, their name, and what each look-up found, under its question's name. */
export function valuesOf(conversation: Conversation, run: Run): MessageValues {
  const facts = factsOf(conversation, run.subject)
  const found = Object.entries({ ...facts, ...run.answers }).flatMap(([name, answer]) =>
    answer.detail?.values ? [[name, answer.detail.values] as const] : [],
  )
  const name = facts.name?.value
  return {
    ...Object.fromEntries(found),
    ...(typeof name === 'string' && { name }),
    ...(run.reference && { reference: run.reference }),
    context: isAboutTypist(conversation, run) ? 'you' : 'them',
  }
}

function isAboutTypist(conversation: Conversation, run: Run): boolean {
  const who = factsOf(conversation, run.subject).who?.value
  return who === undefined || who === 'me' || who === 'meHelped'
}
