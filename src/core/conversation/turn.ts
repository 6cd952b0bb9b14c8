import { isLookUp } from '../dialog/define.ts'
import { same } from '../dialog/place.ts'
import { own } from '../own.ts'
import type { Message } from '../words/message.ts'
import { type Activity, type Command, typedIn } from './activity.ts'
import { dialogOf, placeOf, withoutUnknown } from './answers.ts'
import { apply } from './apply.ts'
import { bounded } from './bounded.ts'
import type { Conversation } from './conversation.ts'
import { DANGER_LINE, SMALL_CARD } from './danger-card.ts'
import { isDoubt, mayBeDanger, type Remarks, remarksOn } from './doubt.ts'
import { heldMessage } from './held.ts'
import { keptMessage } from './kept-message.ts'
import { askMessage, personSteps } from './messages.ts'
import { offering } from './offered.ts'
import { isKnown } from './plain-danger.ts'
import { alsoSaid, withRest } from './rest.ts'
import { type AllFound, type Need, type Settled, settle } from './settle.ts'
import { draftNote } from './spoken.ts'
import { topOf } from './stack.ts'
import { understand } from './understand.ts'
import type { World } from './world.ts'

/** What one message leads to: the conversation after it, what to say, and what to do in the same transaction. */
export type Turn = Settled & { readonly command?: Command } & Remarks

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
  const { offered: _, ...listless } = start.conversation
  const meant = understand(world, start.conversation, activity.said)
  const text = typedIn(activity.said) ?? ''
  const card = mayBeDanger(world, start.conversation, meant, text)
  const isOld = activity.revision !== undefined && activity.revision !== from.revision
  if (isOld && !('danger' in meant) && !isPastChange(world, start.conversation, activity)) {
    const line = text && card.length === 0 && !isKnown(world, start.conversation, text) ? [DANGER_LINE] : []
    const say = [...(card.length > 0 ? [SMALL_CARD] : []), ...start.say, movedOn(activity), ...line]
    const moved = { ...start, say }
    return { ...finished(world, from, start.conversation, moved), ...(card.length > 0 && { crisis: card }) }
  }
  const greeting = top || 'danger' in meant ? [] : hello(world, from)
  if ('problem' in meant && !top) return finished(world, from, listless, { ...start, say: [...greeting, ...start.say] })

  const done = apply(world, withRest(listless, meant, text), meant)
  const end = settle(world, done.conversation, found)
  if ('need' in end) return end
  const say = [
    ...(card.length > 0 ? [SMALL_CARD] : []),
    ...greeting,
    ...start.say,
    ...done.say,
    ...end.say,
    ...(card.length === 0 && isDoubt(meant, text) ? [DANGER_LINE] : []),
  ]
  const all = {
    ...end,
    say,
    effects: [...start.effects, ...end.effects],
    outcomes: [...start.outcomes, ...end.outcomes],
  }
  return {
    ...finished(world, from, start.conversation, all),
    ...('command' in meant && { command: meant.command }),
    ...remarksOn(meant, card, text),
  }
}

/** Said once, before the first question. Who reads a translation that nobody has checked yet is told so. */
const hello = (world: World, { locale }: Conversation): readonly Message[] => [
  { key: 'core.hello' },
  ...draftNote(world, locale),
]

/**
 * Whether an old page may still change something: an answer that lies behind us. Not the question on screen, whose words may have
 * changed since (a consent names another board), and never a check or a consent. Reading changes nothing, however old the page.
 */
function isPastChange(world: World, conversation: Conversation, { said }: Activity): boolean {
  if ('read' in said) return true
  const to = 'answer' in said && said.answer.change ? said.answer : undefined
  const run = to && own(conversation.runs, to.run)
  const asked = run && own(dialogOf(world, run).questions, to.question)
  if (!run || !asked || isLookUp(asked) || asked.ask === 'check' || asked.ask === 'consent') return false
  return personSteps(world, conversation, run).some(({ question }) => question === to.question)
}

function movedOn({ said }: Activity): Message {
  const text = typedIn(said) ?? ''
  return { key: 'core.movedOn', values: { text, context: text.trim() ? 'words' : 'choice' } }
}

/** Adds what was kept and the question that waits, and counts the revision on if anything changed. */
function finished(world: World, from: Conversation, start: Conversation, end: Settled): Turn {
  const kept = keptMessage(world, start, end.conversation)
  const changed = !sameState(from, end.conversation)
  const conversation = changed ? bounded(world, { ...end.conversation, revision: from.revision + 1 }) : end.conversation
  const say = asking(world, conversation, kept ? [...end.say, kept] : end.say)
  return { ...end, conversation: offering(conversation, say), say }
}

/** Adds the question that waits; not after a numbered list, whose numbers would be taken for its choices. */
function asking(world: World, conversation: Conversation, say: readonly Message[]): readonly Message[] {
  const run = topOf(conversation)
  const at = run && placeOf(world, conversation, run).at
  if (!run || !at || 'outcome' in at || say.some(({ isNumbered }) => isNumbered)) return say
  return [
    ...say,
    ...heldMessage(conversation, run.id, at.question),
    ...alsoSaid(world, conversation, run, at.question),
    askMessage(world, conversation, run, at.question),
  ]
}

/** Whether language, answers, runs and the stack are as they were: a list that was shown is no change. */
function sameState(a: Conversation, b: Conversation): boolean {
  return (
    a === b ||
    (a.locale === b.locale && a.runs === b.runs && a.subjects === b.subjects && same([...a.stack], [...b.stack]))
  )
}
