import { type Dialog, isLookUp } from '../dialog/define.ts'
import { same } from '../dialog/place.ts'
import { own } from '../own.ts'
import type { Message } from '../words/message.ts'
import type { Activity, Command } from './activity.ts'
import { answerKey, dialogOf, given, placeOf, withAnswer, withoutUnknown } from './answers.ts'
import { bounded } from './bounded.ts'
import { chain } from './chain.ts'
import type { Answer, Conversation, Run } from './conversation.ts'
import { askMessage, personSteps, shown, valuesOf } from './messages.ts'
import { back, change, reopen } from './rewind.ts'
import { type AllFound, type Need, type Settled, settle } from './settle.ts'
import { draftNote, spoken } from './spoken.ts'
import { push, topOf } from './stack.ts'
import { type Meant, understand } from './understand.ts'
import type { World } from './world.ts'

/** What one message leads to: the conversation after it, what to say, and what to do in the same transaction. */
export type Turn = Settled & { readonly command?: Command }

/** Commands that are little dialogs of their own: they ask before they do. */
const digressions: Partial<Record<Command, string>> = {
  menu: 'menu',
  person: 'person',
  language: 'language',
  forget: 'forget',
  restart: 'restart',
}

/**
 * One message from a person. Pure: the same world, conversation, activity and findings give the same turn. When a look-up
 * must be made first it says which; the caller makes it and calls again with what was found.
 */
export function turn(
  world: World,
  from: Conversation,
  activity: Activity,
  found: AllFound,
): Turn | { readonly need: Need } {
  const top = topOf(from)
  const retried = top ? withoutUnknown(world, from, top) : from
  const start = settle(world, retried, found)
  if ('need' in start) return start
  if (
    activity.revision !== undefined &&
    activity.revision !== from.revision &&
    !isPastChange(world, start.conversation, activity)
  ) {
    return finished(world, from, start.conversation, { ...start, say: [...start.say, movedOn(activity)] })
  }
  const { offered: _, ...listless } = start.conversation
  const meant = understand(world, start.conversation, activity.said)
  if ('problem' in meant && !top)
    return finished(world, from, listless, { ...start, say: [...hello(world, from), ...start.say] })

  const done = apply(world, listless, meant)
  const end = settle(world, done.conversation, found)
  if ('need' in end) return end
  const say = [...(top ? [] : hello(world, from)), ...start.say, ...done.say, ...end.say]
  const all = {
    ...end,
    say,
    effects: [...start.effects, ...end.effects],
    outcomes: [...start.outcomes, ...end.outcomes],
  }
  return { ...finished(world, from, start.conversation, all), ...('command' in meant && { command: meant.command }) }
}

/** Said once, before the first question. Who reads a translation that nobody has checked yet is told so. */
const hello = (world: World, { locale }: Conversation): readonly Message[] => [
  { key: 'core.hello' },
  ...draftNote(world, locale),
]

/**
 * Whether an old page may still change something: an answer that lies behind us. Not the question on screen, whose words may have
 * changed since (a consent names another board), and never a check or a consent.
 */
function isPastChange(world: World, conversation: Conversation, { said }: Activity): boolean {
  const to = 'answer' in said && said.answer.change ? said.answer : undefined
  const run = to && own(conversation.runs, to.run)
  const asked = run && own(dialogOf(world, run).questions, to.question)
  if (!run || !asked || isLookUp(asked) || asked.ask === 'check' || asked.ask === 'consent') return false
  return personSteps(world, conversation, run).some(({ question }) => question === to.question)
}

function movedOn({ said }: Activity): Message {
  const text = 'text' in said ? said.text : 'answer' in said ? (said.answer.text ?? '') : ''
  return { key: 'core.movedOn', values: { text, context: text.trim() ? 'words' : 'choice' } }
}

/** Does what was meant; the walk follows. */
function apply(
  world: World,
  conversation: Conversation,
  meant: Meant,
): { conversation: Conversation; say: readonly Message[] } {
  if ('answer' in meant)
    return {
      conversation: answered(world, conversation, meant.answer),
      say: meant.isHarm ? [harm(conversation, meant.answer.run)] : [],
    }
  if ('speak' in meant) return spoken(world, conversation, meant.speak)
  if ('reopen' in meant) return reopen(world, conversation, meant.reopen.run, meant.reopen.question)
  if ('problem' in meant)
    return { conversation, say: [{ key: meant.problem, ...(meant.values && { values: meant.values }) }] }
  if ('nothing' in meant || meant.command === 'again') return { conversation, say: [] }
  if (meant.command === 'help') return { conversation, say: [{ key: 'core.help' }] }
  if (meant.command === 'back') return back(world, conversation)
  if (meant.command === 'change') return change(world, conversation, meant.about)
  const subject = topOf(conversation)?.subject ?? ''
  return { conversation: push(world, conversation, digressions[meant.command] as Dialog['id'], subject), say: [] }
}

/** Where help is, above whatever comes next: somebody's own words told of harm or fear. */
const harm = (conversation: Conversation, run: string): Message => ({
  key: 'core.harm',
  values: valuesOf(conversation, conversation.runs[run] as Run),
})

/** Records an answer. The same value as before keeps all that followed from it; a changed past answer is walked on from. */
function answered(
  world: World,
  conversation: Conversation,
  to: Extract<Meant, { answer: unknown }>['answer'],
): Conversation {
  const run = conversation.runs[to.run] as Run
  const past = personSteps(world, conversation, run).some((step) => step.question === to.question)
  const opened = past ? reopen(world, conversation, to.run, to.question).conversation : conversation
  return withAnswer(world, opened, opened.runs[to.run] as Run, to.question, {
    value: to.value,
    given: given(world, opened, run, to.question),
    at: world.now,
    by: 'person',
  })
}

/** Adds what was kept and the question that waits, and counts the revision on if anything changed. */
function finished(world: World, from: Conversation, start: Conversation, end: Settled): Turn {
  const kept = keptMessage(world, start, end.conversation)
  const changed = !sameState(from, end.conversation)
  const conversation = changed ? bounded(world, { ...end.conversation, revision: from.revision + 1 }) : end.conversation
  return asking(world, { ...end, conversation, say: kept ? [...end.say, kept] : end.say })
}

/** Adds the question that waits; not after a list of answers to change, whose numbers would be taken for its choices. */
function asking(world: World, end: Settled): Turn {
  const run = end.conversation.offered ? undefined : topOf(end.conversation)
  const at = run && placeOf(world, end.conversation, run).at
  if (!run || !at || 'outcome' in at) return end
  return { ...end, say: [...end.say, askMessage(world, end.conversation, run, at.question)] }
}

/** Answers that count again without having been given now: shown, so that the person can check them. */
function keptMessage(world: World, before: Conversation, after: Conversation): Message | undefined {
  const top = topOf(after)
  const at = top && placeOf(world, after, top).at
  if (!top || !at || 'outcome' in at) return undefined
  const question = dialogOf(world, top).questions[at.question]
  if (question && !isLookUp(question) && question.ask === 'check') return undefined
  const steps = stepsOf(world, before)
  const counted = new Set(steps.map(({ step }) => step.answer))
  const old = new Set(
    [...Object.values(before.runs).map((run) => run.answers), ...factsIn(before)]
      .flatMap(Object.values)
      .filter((answer: Answer) => answer.by === 'person' && !counted.has(answer)),
  )
  if (old.size === 0) return undefined
  const used = new Set(steps.map(({ key }) => key))
  const answers = stepsOf(world, after).filter(({ key, step }) => !used.has(key) && old.has(step.answer))
  if (answers.length === 0) return undefined
  return { key: 'core.kept', answers: answers.map(({ run, step }) => shown(world, after, run, step)) }
}

const factsIn = (conversation: Conversation) => Object.values(conversation.subjects).map(({ facts }) => facts)

/** The answers that count on the way to where the conversation is, digressions and what they interrupt alike. */
function stepsOf(world: World, conversation: Conversation) {
  const runs = conversation.stack.flatMap((id) => chain(conversation, conversation.runs[id] as Run))
  return runs.flatMap((run) =>
    personSteps(world, conversation, run).map((step) => ({ run, step, key: answerKey(world, run, step.question) })),
  )
}

/** Whether language, answers, runs and the stack are as they were: a list that was shown is no change. */
function sameState(a: Conversation, b: Conversation): boolean {
  return (
    a === b ||
    (a.locale === b.locale && a.runs === b.runs && a.subjects === b.subjects && same([...a.stack], [...b.stack]))
  )
}
