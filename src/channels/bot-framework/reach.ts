import { createHmac } from 'node:crypto'
import type { Surroundings } from '../../receive.ts'
import type { SentActivity } from './activity.ts'

/** How a conversation is reached later. Names and words are left out. */
export type BotFrameworkReach = {
  readonly channelId: string
  readonly serviceUrl: string
  readonly conversation: SentActivity['conversation']
  readonly user?: { readonly id: string }
  readonly bot?: { readonly id: string }
}

/** The channel's name in what we keep. */
export const CHANNEL = 'bot-framework'

export const reachOf = ({ channelId, serviceUrl, conversation, from, recipient }: SentActivity): BotFrameworkReach => ({
  channelId,
  serviceUrl,
  conversation,
  ...(from && { user: { id: from.id } }),
  ...(recipient && { bot: { id: recipient.id } }),
})

/** Our address of a conversation. Its ids may be phone numbers, so that only our key makes an address of them. */
export const addressOf = (around: Surroundings, { channelId, conversation }: AddressParts): string =>
  `bot:${keyed(around, ['conversation', channelId, conversation.id])}`

/** The id that we keep of an activity: a channel's own may name somebody, and ours can be read in the database. */
export const keptId = (around: Surroundings, id: string): string => keyed(around, ['activity', id])

type AddressParts = { readonly channelId: string; readonly conversation: { readonly id: string } }

const keyed = (around: Surroundings, parts: readonly string[]) =>
  createHmac('sha256', around.channelKey(CHANNEL)).update(JSON.stringify(parts)).digest('base64url')
