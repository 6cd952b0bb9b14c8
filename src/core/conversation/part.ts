import { placeOf } from './answers.ts'
import { chainOfPart } from './chain.ts'
import type { Answer, Answers, Conversation, Run } from './conversation.ts'
import type { World } from './world.ts'

/** The walks of one part of a conversation (a referral, say) about one person. */
export type Part = {
  /** Those on the way to the run on top, itself among them. */
  readonly taken: readonly Run[]
  /** Those that were begun and left for another way: a changed answer did so. */
  readonly left: readonly Run[]
}

/** The part that a run belongs to, but for what was sent before. */
export function partOf(world: World, conversation: Conversation, run: Run): Part {
  const dialogs = dialogsOf(world, run)
  const taken = chainOfPart(world, conversation, run)
  const left = Object.values(conversation.runs).filter(
    (other) =>
      dialogs.has(other.dialog) &&
      other.subject === run.subject &&
      !other.reference &&
      !taken.some(({ id }) => id === other.id),
  )
  return { taken, left }
}

/**
 * Forgets what this part asked the person and nothing stands on any more: neither these walks, nor those of another part. Answers
 * that relied on what is forgotten no longer name it.
 */
export function withoutSleeping(
  world: World,
  conversation: Conversation,
  run: Run,
  standing: readonly Run[],
): Conversation {
  const dialogs = dialogsOf(world, run)
  const elsewhere = Object.values(conversation.runs).filter(
    ({ dialog, subject }) => subject === run.subject && world.dialogs[dialog] && !dialogs.has(dialog),
  )
  const used = new Set(
    [...standing, ...elsewhere].flatMap((other) =>
      placeOf(world, conversation, other).path.map((step) => step.question),
    ),
  )
  const asked = [...dialogs].flatMap((id) => Object.keys(world.dialogs[id]?.questions ?? {}))
  const gone = new Set(asked.filter((name) => !used.has(name)))
  const awake = (answers: Answers): Answers =>
    Object.fromEntries(
      Object.entries(answers)
        .filter(([name, { by }]) => !gone.has(name) || by === 'dialog')
        .map(([name, answer]) => [name, withoutGiven(answer, gone)]),
    )
  const facts = awake(conversation.subjects[run.subject]?.facts ?? {})
  const runs = Object.entries(conversation.runs).map(([id, other]) => {
    const isOfPart = dialogs.has(other.dialog) && other.subject === run.subject
    return [id, isOfPart ? { ...other, answers: awake(other.answers) } : other] as const
  })
  return {
    ...conversation,
    subjects: { ...conversation.subjects, [run.subject]: { facts } },
    runs: Object.fromEntries(runs),
  }
}

/** The ids of the dialogs that are of one part with this run's; a dialog without a part is one by itself. */
function dialogsOf(world: World, run: Run): ReadonlySet<string> {
  const part = world.dialogs[run.dialog]?.part
  const dialogs = Object.values(world.dialogs).filter((dialog) => part !== undefined && dialog.part === part)
  return new Set([run.dialog, ...dialogs.map(({ id }) => id)])
}

function withoutGiven(answer: Answer, gone: ReadonlySet<string>): Answer {
  if (!answer.given) return answer
  return { ...answer, given: Object.fromEntries(Object.entries(answer.given).filter(([name]) => !gone.has(name))) }
}
