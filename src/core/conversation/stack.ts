import { withRun } from './answers.ts'
import type { Conversation, Run } from './conversation.ts'
import type { World } from './world.ts'

/** How many runs may wait at once: more digressions than this, and people lose the thread. */
export const DEEPEST = 3

export const topOf = (conversation: Conversation): Run | undefined => conversation.runs[conversation.stack.at(-1) ?? '']

/**
 * Puts a dialog on top. One that already waits on the stack for the same person is returned to instead, and so is another one of
 * the same part: whoever asks for a call back in the middle of a referral goes on with it.
 */
export function push(world: World, conversation: Conversation, dialog: string, subject: string): Conversation {
  const waiting = waitingFor(world, conversation, dialog, subject)
  if (waiting >= 0) return { ...conversation, stack: conversation.stack.slice(0, waiting + 1) }
  const below = conversation.stack.slice(0, DEEPEST - 1)
  return started(world, { ...conversation, stack: below }, dialog, subject)
}

/** Where on the stack this dialog, or another one of its part, waits for this person; -1 where none does. */
function waitingFor(world: World, conversation: Conversation, dialog: string, subject: string): number {
  const { menu, part } = world.dialogs[dialog] ?? {}
  return conversation.stack.findIndex((id) => {
    const run = conversation.runs[id]
    if (!run || menu || run.subject !== subject) return false
    return run.dialog === dialog || (part !== undefined && world.dialogs[run.dialog]?.part === part)
  })
}

/** Puts a dialog in the place of a run that ended, or goes on with the one that did so before. */
export function continueWith(
  world: World,
  conversation: Conversation,
  ended: Run,
  dialog: string,
  subject: string,
): Conversation {
  const below = { ...conversation, stack: conversation.stack.slice(0, -1) }
  if (world.dialogs[dialog]?.menu) return started(world, below, dialog, subject, ended.id)
  if (waitingFor(world, below, dialog, subject) >= 0) return push(world, below, dialog, subject)
  const before = Object.values(conversation.runs).find(
    (run) => run.after === ended.id && run.dialog === dialog && run.subject === subject && !run.reference,
  )
  if (!before) return started(world, below, dialog, subject, ended.id)
  return onTop(below, before)
}

/** Takes the run on top off; the one below goes on. */
export const pop = (conversation: Conversation): Conversation => ({
  ...conversation,
  stack: conversation.stack.slice(0, -1),
})

/** Puts a run back on top that had ended. */
function onTop(conversation: Conversation, run: Run): Conversation {
  const { ended: _, ...open } = run
  return { ...withRun(conversation, open), stack: [...conversation.stack, run.id] }
}

function started(
  world: World,
  conversation: Conversation,
  dialog: string,
  about: string,
  after?: string,
): Conversation {
  const subject = world.dialogs[dialog]?.subject === 'chooses' ? world.newId() : about
  const run: Run = { id: world.newId(), dialog, subject, answers: {}, ...(after && { after }) }
  return { ...withRun(conversation, run), stack: [...conversation.stack, run.id] }
}
