import type { Dialog } from '../dialog/define.ts'
import type { Message } from '../words/message.ts'
import type { Command } from './activity.ts'
import { dialogOf, given, withAnswer } from './answers.ts'
import type { Conversation, Held, Run } from './conversation.ts'
import { readFor } from './correction.ts'
import { dangerCard } from './danger-card.ts'
import { declinedMessages } from './declined.ts'
import { foreignMessages } from './foreign-messages.ts'
import { meaningMessages, whyMessages } from './glossary-messages.ts'
import { held } from './held.ts'
import type { Meant } from './meant.ts'
import { personSteps, shown } from './messages.ts'
import { articleMessages, offerMessage, titled } from './read-article.ts'
import { back, change, reopen } from './rewind.ts'
import { spoken } from './spoken.ts'
import { push, topOf } from './stack.ts'
import type { World } from './world.ts'

/** What a message did: the conversation after it, and what it says before the walk goes on. */
export type Applied = { readonly conversation: Conversation; readonly say: readonly Message[] }

/** Commands that are little dialogs of their own: they ask before they do. */
const digressions: Partial<Record<Command, string>> = {
  menu: 'menu',
  person: 'person',
  language: 'language',
  forget: 'forget',
  restart: 'restart',
  urgent: 'danger',
}

/** Does what was meant; the walk follows. */
export function apply(world: World, conversation: Conversation, meant: Meant): Applied {
  const saying = (...say: readonly Message[]): Applied => ({ conversation, say })
  if ('danger' in meant)
    return {
      conversation: pushed(world, held(world, conversation, meant.text), 'danger'),
      say: dangerCard(conversation, meant.danger),
    }
  if ('answer' in meant) return answeredAs(world, conversation, meant)
  if ('keep' in meant) return kept(world, conversation, meant.keep)
  if ('speak' in meant) return spoken(world, conversation, meant.speak)
  if ('reopen' in meant) return reopen(world, conversation, meant.reopen.run, meant.reopen.question)
  if ('read' in meant) return saying(...articleMessages(world, meant.read))
  if ('offer' in meant) return saying(offerMessage(meant.offer))
  if ('declined' in meant) return saying(...declinedMessages(world, conversation))
  if ('noneOfThese' in meant) return saying({ key: 'core.noneOfThese' })
  if ('begin' in meant) return { conversation: pushed(world, conversation, meant.begin), say: [] }
  if ('foreign' in meant) return saying(...foreignMessages(world, meant.foreign))
  if ('unknown' in meant) return saying({ key: 'core.unknown', values: { context: meant.unknown } })
  if ('talk' in meant) {
    if (meant.talk === 'rude' && conversation.wasRude) return saying()
    const after = meant.talk === 'rude' ? { ...conversation, wasRude: true as const } : conversation
    return { conversation: after, say: [{ key: `talk.${meant.talk}.say` }] }
  }
  if ('problem' in meant) return saying({ key: meant.problem, ...(meant.values && { values: meant.values }) })
  return 'nothing' in meant ? saying() : commanded(world, conversation, meant)
}

function commanded(
  world: World,
  conversation: Conversation,
  { command, about }: Extract<Meant, { command: unknown }>,
): Applied {
  if (command === 'again') return { conversation, say: [] }
  if (command === 'help') return { conversation, say: [{ key: 'core.help' }] }
  if (command === 'why') return { conversation, say: whyMessages(world, conversation) }
  if (command === 'meaning') return { conversation, say: meaningMessages(world, conversation, about) }
  if (command === 'back') return back(world, conversation)
  if (command === 'change') return change(world, conversation, about)
  const say = command === 'urgent' ? dangerCard(conversation, []) : []
  return { conversation: pushed(world, conversation, digressions[command] as Dialog['id']), say }
}

const pushed = (world: World, conversation: Conversation, dialog: string): Conversation =>
  push(world, conversation, dialog, topOf(conversation)?.subject ?? '')

/** An answer, and what its words ask for beside. */
function answeredAs(
  world: World,
  conversation: Conversation,
  { answer, isCorrection, beside, foreign }: Extract<Meant, { answer: unknown }>,
): Applied {
  const after = answered(world, conversation, answer)
  const run = after.runs[answer.run] as Run
  const step = personSteps(world, after, run).find(({ question }) => question === answer.question)
  return {
    conversation: after,
    say: [
      ...(isCorrection && step ? [{ key: 'core.changed', answers: [shown(world, after, run, step)] } as const] : []),
      ...(beside ? [{ key: 'core.alsoKnow', ways: [titled(beside)] } as const] : []),
      ...(foreign ? foreignMessages(world, foreign) : []),
    ],
  }
}

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

/** Takes words as an answer that were held back for telling of danger, now that the person says so. */
function kept(world: World, conversation: Conversation, { run: id, question: name, text }: Held): Applied {
  const { held: _, ...without } = conversation
  const run = conversation.runs[id] as Run
  const question = dialogOf(world, run).questions[name]
  const value = question && 'ask' in question ? readFor(world, without, run, name, question, text) : undefined
  if (value === undefined) return { conversation: without, say: [{ key: 'core.questionChanged' }] }
  return { conversation: answered(world, without, { run: id, question: name, value }), say: [] }
}
