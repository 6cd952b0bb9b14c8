import type { DangerKind } from '../danger/danger.ts'
import { dangerTold } from '../danger/told.ts'
import { wholeChoices } from '../questions/match-choice.ts'
import { wordsOf } from '../questions/normalise.ts'
import { asked } from './asked.ts'
import type { Conversation } from './conversation.ts'
import { chosenWay } from './offered.ts'
import type { World } from './world.ts'

/** Fewer words than this are left to the signs: they are answers, and tell too little. */
const LEAST_WORDS = 4

/** The kinds of danger that words tell of: by signs, or so plainly that the net is as sure as they are. */
export function plainDanger(world: World, conversation: Conversation, text: string): readonly DangerKind[] {
  if (isKnown(world, conversation, text)) return world.signs(text)
  const danger = dangerTold(world.signs, world.understanding, text)
  return danger?.level === 'interrupt' ? danger.kinds : []
}

/** Whether the net need not be asked: words of ours that were sent back (a choice, a way on, a command), or too few. */
export const isKnown = (world: World, conversation: Conversation, text: string): boolean =>
  wordsOf(text).length < LEAST_WORDS ||
  world.words.command(text) !== undefined ||
  chosenWay(world, conversation, text) !== undefined ||
  wholeChoices(text, asked(world, conversation)?.choices ?? []).length > 0
