import { z } from 'zod'

const name = z.string().min(1).max(1000)
const account = z.object({ id: name, role: z.string().max(100).nullish() })

/** As much of an incoming activity as we use. Whatever else is in it is left behind, and never reaches the SDK. */
const shape = z
  .object({
    type: z.string().min(1).max(100),
    id: name.nullish(),
    channelId: z.string().regex(/^[\w.-]{1,64}$/),
    serviceUrl: z.url().max(1000),
    conversation: z.object({
      id: name,
      isGroup: z.boolean().nullish(),
      conversationType: z.string().max(100).nullish(),
      tenantId: z.string().max(100).nullish(),
    }),
    from: account.nullish(),
    recipient: account.nullish(),
    text: z.string().nullish(),
    locale: z.string().max(100).nullish(),
    deliveryMode: z.string().max(100).nullish(),
    membersAdded: z.array(account).max(1000).nullish(),
  })
  .refine(({ type, id, from, recipient }) => type !== 'message' || (id && from && recipient))

export type SentActivity = z.output<typeof shape>

/** The activity in a body, or nothing when it is none. The SDK itself dies on some that are none. */
export const readActivity = (body: unknown): SentActivity | undefined => shape.safeParse(body).data

/** Some channels say it in the one way, some in the other. */
const isGroup = ({ isGroup, conversationType }: SentActivity['conversation']): boolean =>
  isGroup === true || /group|channel/i.test(conversationType ?? '')

/** Whether it carries what a person says to us alone: not an echo of ours, nor words in a group, where others would read the answer. */
export const isForUs = ({ from, recipient, conversation }: SentActivity): boolean =>
  !isGroup(conversation) && from?.role !== 'bot' && from?.id !== recipient?.id

/** Whether a person, and not only we, came into the conversation. */
export const isArrival = ({ type, membersAdded, recipient, conversation }: SentActivity): boolean =>
  type === 'conversationUpdate' && !isGroup(conversation) && (membersAdded ?? []).some(({ id }) => id !== recipient?.id)
