import { own } from '../own.ts'
import { listPosition } from '../questions/list-position.ts'
import { wholeChoices } from '../questions/match-choice.ts'
import type { Message } from '../words/message.ts'
import type { Said } from './activity.ts'
import type { Conversation, OfferedWay } from './conversation.ts'
import type { World } from './world.ts'

/** The conversation with the ways on that these messages offer; without any, it offers none. */
export function offering(conversation: Conversation, say: readonly Message[]): Conversation {
  const { offered: _, ...rest } = conversation
  const ways = say.flatMap((message) => [...waysToChange(message), ...(message.ways ?? [])])
  const isNumbered = say.some((message) => message.isNumbered)
  return ways.length === 0 ? rest : { ...rest, offered: { ways, isNumbered } }
}

/** A numbered list of answers opens them. */
const waysToChange = ({ answers = [], isNumbered }: Message): readonly OfferedWay[] =>
  isNumbered ? answers.map(({ run, question }) => ({ does: { change: { run, question } } })) : []

/** What is done by the way that a whole message names: where ways are numbered by its place, else by its label or words. */
export function chosenWay(world: World, { offered }: Conversation, text: string): Said | undefined {
  if (!offered) return undefined
  const { ways, isNumbered } = offered
  const place = isNumbered ? listPosition(text, ways.length, world.words.grammar) : undefined
  if (place !== undefined) return ways[place - 1]?.does
  const choices = ways.flatMap(({ way, values, does }, index) =>
    way && isThere(world, does) ? [{ ...world.words.way({ way, values }), id: String(index) }] : [],
  )
  const [only, other] = wholeChoices(text, choices)
  return only && !other ? ways[Number(only.id)]?.does : undefined
}

/** Whether an article that was offered is still there. */
const isThere = ({ articles }: World, does: Said): boolean =>
  !('read' in does) || own(articles, does.read.article) !== undefined
