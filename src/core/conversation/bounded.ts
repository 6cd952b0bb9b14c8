import { chainOfPart } from './chain.ts'
import type { Conversation, Run } from './conversation.ts'
import type { World } from './world.ts'

/** More walks than anybody goes back through. Each message costs as much as there is to read and save. */
const MOST_RUNS = 60

/**
 * A conversation without its oldest walks, when there are very many: those that wait, all that is checked and sent with them, and what was
 * sent stay. Facts are kept apart, and are not lost.
 */
export function bounded(world: World, conversation: Conversation): Conversation {
  const runs = Object.entries(conversation.runs)
  if (runs.length <= MOST_RUNS) return conversation
  const waiting = conversation.stack.flatMap((id) => chainOfPart(world, conversation, conversation.runs[id] as Run))
  const needed = new Set([...waiting.map(({ id }) => id), ...conversation.stack])
  const oldest = runs.filter(([id, run]) => !needed.has(id) && !run.reference).slice(0, runs.length - MOST_RUNS)
  const gone = new Set(oldest.map(([id]) => id))
  return { ...conversation, runs: Object.fromEntries(runs.filter(([id]) => !gone.has(id))) }
}
