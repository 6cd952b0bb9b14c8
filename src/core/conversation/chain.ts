import type { Conversation, Run } from './conversation.ts'

/** The run and those that it continues, the first one first. */
export function chain(conversation: Conversation, run: Run): readonly Run[] {
  const before = run.after ? conversation.runs[run.after] : undefined
  return before ? [...chain(conversation, before), run] : [run]
}
