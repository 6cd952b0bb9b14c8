import { z } from 'zod'

const locale = z.string().max(35).nullish()

/** What begins a conversation: all else that clients send there (who the user is, say) is not looked at. */
export const beginning = z.looseObject({ locale })

/** As much of an activity as we look at. */
export const activity = z.looseObject({
  type: z.string().min(1).max(100),
  text: z.string().nullish(),
  locale,
  channelData: z.unknown().optional(),
})

/** The id that the client gave its message, if it is one that we can keep: sent again under it, the message is the same. */
export function clientId(channelData: unknown): string | undefined {
  const given = (channelData as { clientActivityID?: unknown } | null | undefined)?.clientActivityID
  return typeof given === 'string' && /^[\w.:-]{1,64}$/.test(given) ? given : undefined
}

/** What is wrong with a body, for whoever writes the client: where and how, without what was sent. */
export const wrongIn = ({ issues }: z.ZodError): string =>
  issues.map(({ path, message }) => `${path.join('.') || 'body'}: ${message}`).join('; ')
