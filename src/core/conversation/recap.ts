import type { Message } from '../words/message.ts'
import { answerKey, dialogOf } from './answers.ts'
import type { Conversation, Run } from './conversation.ts'
import { outcomeMessages, personSteps, shown, valuesOf } from './messages.ts'
import type { World } from './world.ts'

/** A summary of what was said about this person: what dialogs found, what was sent, and every answer. */
export function recap(world: World, conversation: Conversation, run: Run): readonly Message[] {
  const runs = Object.values(conversation.runs).filter(
    (other) => other.id !== run.id && other.subject === run.subject && world.dialogs[other.dialog],
  )
  const results = runs.flatMap((other) => resultOf(world, conversation, other))
  const answers = runs
    .filter(({ dialog }) => !world.dialogs[dialog]?.menu || world.dialogs[dialog]?.subject === 'chooses')
    .flatMap((other) =>
      personSteps(world, conversation, other).map(
        (step) => [answerKey(world, other, step.question), shown(world, conversation, other, step)] as const,
      ),
    )
  const all = [...new Map(answers).values()]
  const list: readonly Message[] =
    all.length > 0 ? [{ key: 'core.recap', values: valuesOf(conversation, run), answers: all }] : []
  return [...results, ...list]
}

/** What a dialog that ended leaves to remember. */
function resultOf(world: World, conversation: Conversation, run: Run): readonly Message[] {
  const { id, outcomes } = dialogOf(world, run)
  const ended = run.ended ?? ''
  const outcome = outcomes[ended]
  if (!outcome?.summary) return []
  const kept = new Set(outcome.summary.map((name) => `${id}.${ended}.${name === 'say' ? 'say' : `part.${name}`}`))
  return outcomeMessages(world, conversation, run, ended, outcome).filter(({ key }) => kept.has(key))
}
