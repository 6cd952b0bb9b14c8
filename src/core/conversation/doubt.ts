import type { DangerKind } from '../danger/danger.ts'
import { dangerTold } from '../danger/told.ts'
import { wordsOf } from '../questions/normalise.ts'
import type { Conversation } from './conversation.ts'
import type { Meant } from './meant.ts'
import { isKnown } from './plain-danger.ts'
import { isSlip } from './typed.ts'
import type { World } from './world.ts'

/** What is to be told or kept about a turn, beside its words. */
export type Remarks = {
  /** The article that was read. */
  readonly article?: string
  /** The articles that were offered. */
  readonly suggest?: readonly string[]
  /** What kinds of danger the words told of, or may have told of. */
  readonly crisis?: readonly DangerKind[]
  /** A question that no article answered surely, as it was typed. */
  readonly unanswered?: { readonly text: string; readonly zone: 'none' | 'offered' }
}

export function remarksOn(meant: Meant, card: readonly DangerKind[], text: string): Remarks {
  const kinds = 'danger' in meant ? meant.danger : card
  const zone = 'offer' in meant ? 'offered' : 'unknown' in meant ? 'none' : undefined
  return {
    ...('read' in meant && { article: meant.read.article }),
    ...('offer' in meant && { suggest: meant.offer }),
    ...(kinds.length > 0 && { crisis: kinds }),
    ...(zone && kinds.length === 0 && { unanswered: { text, zone } }),
  }
}

/** An answer of this many words may tell more than it answers. */
const A_STORY = 6

/** The kinds of danger that words may tell of: asked of all that is no plain answer to a question. */
export function mayBeDanger(
  world: World,
  conversation: Conversation,
  meant: Meant,
  text: string,
): readonly DangerKind[] {
  if ('danger' in meant || isKnown(world, conversation, text)) return []
  const isShortAnswer = 'answer' in meant && wordsOf(text).length < A_STORY
  return isShortAnswer ? world.signs(text) : (dangerTold(world.signs, world.understanding, text)?.kinds ?? [])
}

/** Words that were understood, but for a slip in them, are no doubt: unless there are more of them than an answer needs. */
const A_SLIP = 5

/** Whether a reply to typed words is no sure answer to them. */
export function isDoubt(meant: Meant, text: string): boolean {
  if ('offer' in meant || 'unknown' in meant || 'noneOfThese' in meant) return true
  if (!/\p{L}/u.test(text)) return false
  const isPlain = 'problem' in meant && (isSlip(meant.problem) || meant.problem === 'problem.yesNo.unsure')
  if (isPlain && wordsOf(text).length <= A_SLIP) return false
  const isSmallTalk = 'talk' in meant && (meant.talk === 'other' || meant.talk === 'rude' || meant.talk === 'feelings')
  return 'problem' in meant || isSmallTalk
}
