import type { Conversation, Run } from './conversation.ts'
import type { World } from './world.ts'

/** The run and those that it continues, the first one first. */
export function chain(conversation: Conversation, run: Run): readonly Run[] {
  const before = run.after ? conversation.runs[run.after] : undefined
  return before ? [...chain(conversation, before), run] : [run]
}

/**
 * The walks of one part (a referral, say) that this run is the last of: about the same person, and checked, sent and discarded
 * together. An earlier part of the same kind, perhaps about somebody else, is another one: something always stands between.
 */
export function chainOfPart(world: World, conversation: Conversation, run: Run): readonly Run[] {
  const part = world.dialogs[run.dialog]?.part
  const runs = chain(conversation, run)
  const isOther = (other: Run) =>
    other.id !== run.id &&
    (part === undefined ||
      world.dialogs[other.dialog]?.part !== part ||
      other.subject !== run.subject ||
      other.reference !== run.reference)
  return runs.slice(runs.findLastIndex(isOther) + 1)
}
