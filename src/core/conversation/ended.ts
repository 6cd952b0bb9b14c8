import type { Outcome } from '../dialog/define.ts'
import { holds } from '../dialog/tokens.ts'
import type { Message } from '../words/message.ts'
import { dialogOf, factsOf, placeOf, withFacts, withRun } from './answers.ts'
import type { Answers, Conversation, Run } from './conversation.ts'
import { answeredOn, outcomeMessages } from './messages.ts'
import { partOf, withoutSleeping } from './part.ts'
import { recap } from './recap.ts'
import { spoken } from './spoken.ts'
import { continueWith, pop, push } from './stack.ts'
import { chosenSubject } from './subject.ts'
import { FIRST_DIALOG, type World } from './world.ts'

/** What the caller must do in the transaction that saves the conversation. */
export type Effect =
  | { readonly submit: { readonly run: string; readonly reference: string } }
  | { readonly forget: true }
  /** What was said so far goes from the transcript too. */
  | { readonly discard: true }

/** Ends a run with an outcome: its words, what is known from now on, and which run goes on. */
export function ended(world: World, conversation: Conversation, run: Run, id: string) {
  const outcome = dialogOf(world, run).outcomes[id] as Outcome
  const reference = outcome.effect === 'submit' ? (run.reference ?? world.newReference()) : undefined
  const subject = dialogOf(world, run).subject === 'chooses' ? chosenSubject(conversation, run) : run.subject
  const closed = { ...run, subject, ended: id }

  const say: Message[] = outcomeMessages(world, conversation, { ...run, ...(reference && { reference }) }, id, outcome)
  if (outcome.recap) say.push(...recap(world, conversation, run))
  let next = withFacts(withRun(conversation, closed), subject, known(world, conversation, run, outcome))
  if (subject !== run.subject) next = withoutSubject(next, run.subject)
  if (reference) next = submitted(world, next, closed, reference)
  if (outcome.effect === 'discard') next = discarded(world, next, closed)
  if (outcome.effect === 'speak') {
    const changed = spoken(world, next, String(run.answers.to?.value))
    next = changed.conversation
    say.push(...changed.say)
  }
  if (outcome.effect === 'restart') next = restarted(world, next, run)
  else if (outcome.continueWith) next = continueWith(world, next, closed, outcome.continueWith, subject)
  else next = pop(next)

  return { conversation: next, say, effect: effectOf(outcome, run, reference) }
}

function effectOf(outcome: Outcome, run: Run, reference: string | undefined): Effect | undefined {
  if (reference) return { submit: { run: run.id, reference } }
  if (outcome.effect === 'forget') return { forget: true }
  return outcome.effect === 'discard' ? { discard: true } : undefined
}

/** The facts that follow from an outcome, and for a run that chose its subject, how the typist stands to them. */
function known(world: World, conversation: Conversation, run: Run, outcome: Outcome): Answers {
  const answered = answeredOn(world, conversation, run)
  const facts = (outcome.know ?? [])
    .filter(({ when }) => holds(when, answered))
    .map(({ facts }) => Object.entries(facts))
  const answers = facts
    .flat()
    .map(([name, value]) => [name, { value: value as string, at: world.now, by: 'dialog' as const }])
  const { who } = factsOf(conversation, run.subject)
  return { ...(who && { who }), ...Object.fromEntries(answers) }
}

const withoutSubject = (conversation: Conversation, id: string): Conversation => ({
  ...conversation,
  subjects: Object.fromEntries(Object.entries(conversation.subjects).filter(([other]) => other !== id)),
})

/** Fixes what was sent, and deletes the answers that were not on its path. */
function submitted(world: World, conversation: Conversation, run: Run, reference: string): Conversation {
  const { taken, left } = partOf(world, conversation, run)
  const fixed = taken.map((other) => {
    const path = placeOf(world, conversation, other).path
    const answers = Object.fromEntries(path.map(({ question, answer }) => [question, answer]))
    return [other.id, { ...other, answers, ended: other.ended ?? '', reference }] as const
  })
  const gone = new Set(left.map(({ id }) => id).filter((id) => !conversation.stack.includes(id)))
  const kept = Object.entries(conversation.runs).filter(([id]) => !gone.has(id))
  const { rest: _, held: __, ...sent } = conversation
  const next = { ...sent, runs: { ...Object.fromEntries(kept), ...Object.fromEntries(fixed) } }
  return withoutSleeping(world, next, run, taken)
}

/** Clears what a part of the conversation took from the person: nothing was sent, so nothing is kept. */
function discarded(world: World, conversation: Conversation, run: Run): Conversation {
  const { shown: _, rest: __, held: ___, ...unshown } = conversation
  return withoutSleeping(world, unshown, run, [])
}

/** Clears one person's facts and every walk about them that was not sent, and begins at the beginning. */
function restarted(world: World, conversation: Conversation, run: Run): Conversation {
  const kept = Object.entries(conversation.runs).filter(([, other]) => other.subject !== run.subject || other.reference)
  const { rest: _, held: __, ...without } = conversation
  const cleared = withoutSubject(without, run.subject)
  return push(world, { ...cleared, runs: Object.fromEntries(kept), stack: [] }, FIRST_DIALOG, run.subject)
}
