import type { Surroundings } from '../../receive.ts'
import type { Entry } from '../../storage/storage.ts'
import { type BotActivity, botActivity } from '../bot-activity.ts'

/** Some activities, and the number of the last entry that they were made from. */
export type ActivitySet = { readonly activities: readonly Activity[]; readonly watermark: string }

/** One activity as a client sees it. */
export type Activity = Envelope & (BotActivity | Echo | { readonly type: 'endOfConversation' })

type Envelope = {
  readonly id: string
  readonly timestamp: string
  readonly channelId: 'directline'
  readonly conversation: { readonly id: string }
  readonly from: { readonly id: string; readonly role: 'user' | 'bot' }
  readonly replyToId?: string
}

/** What a person said, as their client knows it again. */
type Echo = {
  readonly type: 'message'
  readonly text: string
  readonly channelData: { readonly clientActivityID: string }
}

type FromPerson = Extract<Entry, { from: 'person' }>
export type FromBot = Extract<Entry, { from: 'bot' }>

/** How many entries are given at most, the newest: a whole referral and more. A long conversation, asked for again and again, would hold up all. */
const MOST = 200

/** What was said after an entry, worded in the language of now; nothing where there is no conversation. */
export async function activitiesAfter(
  around: Surroundings,
  conversation: string,
  after: number,
): Promise<ActivitySet | undefined> {
  const address = addressOf(conversation)
  // One entry more: it tells what the first is a reply to, and that the conversation is still there.
  const entries = await around.storage.transcript(address, Math.max(0, after - 1), MOST + 1)
  const last = entries.at(-1)
  if (!last && !(await around.storage.find(address))) return undefined
  const locale = entries.findLast((entry) => entry.from === 'bot')?.locale
  const made = entries.flatMap((entry, index): readonly Activity[] => {
    if (entry.number <= after || index < entries.length - MOST) return []
    if (entry.from === 'person') return isTheirs(entry) ? [echo(conversation, entry.at, entry.id, textOf(entry))] : []
    const before = entries[index - 1]
    const isReply = before?.from === 'person' && isTheirs(before)
    return [ours(around, conversation, entry, locale ?? entry.locale, isReply ? clientsOwn(before.id) : undefined)]
  })
  return { activities: made, watermark: String(Math.max(after, last?.number ?? 0)) }
}

/** Where a conversation is kept. Its id is 256 random bits, which nobody guesses. */
export const addressOf = (conversation: string): string => `dl:${conversation}`

/** Marks the ids of entries that no message of the client made. No id of a client has it. */
export const OWN = '*'

const isTheirs = ({ id }: FromPerson) => !id.startsWith(OWN)

/** Until November 2026 an id that came again with other words was kept as `id~2`; the client knows it as it sent it. */
const clientsOwn = (id: string) => id.replace(/~\d+$/, '')

/** Words that were not kept are still echoed: a client that hears no echo would say that it could not send. */
const textOf = ({ said }: FromPerson): string => ('text' in said ? said.text : '…')

/** Who said what: whatever a client says of itself is not repeated. */
const PERSON = { id: 'user', role: 'user' } as const
const BOT = { id: 'phb', role: 'bot' } as const

export function echo(conversation: string, at: string, id: string, text: string): Activity {
  const own = clientsOwn(id)
  return {
    ...envelope(conversation, own, at, PERSON),
    type: 'message',
    text,
    channelData: { clientActivityID: own },
  }
}

export function ours(
  around: Pick<Surroundings, 'wordsOf' | 'dialogs' | 'mode'>,
  conversation: string,
  entry: FromBot,
  locale: string,
  replyToId: string | undefined,
): Activity {
  const id = `${conversation}|${String(entry.number).padStart(7, '0')}`
  return {
    ...envelope(conversation, id, entry.at, BOT),
    ...(replyToId && { replyToId }),
    ...still(around, entry, locale),
  }
}

/** The end: nothing more can be said here. */
export const end = (conversation: string, at: string): Activity => ({
  ...envelope(conversation, `${conversation}|end`, at, BOT),
  type: 'endOfConversation',
})

const envelope = (conversation: string, id: string, timestamp: string, from: Envelope['from']): Envelope => ({
  id,
  timestamp,
  channelId: 'directline',
  conversation: { id: conversation },
  from,
})

/** Old entries may name words that are gone, or want other values now: the rest of the transcript must still be shown. */
function still(
  around: Pick<Surroundings, 'wordsOf' | 'dialogs' | 'mode'>,
  entry: FromBot,
  locale: string,
): BotActivity {
  const words = around.wordsOf(locale)
  try {
    return botActivity(entry, words, around)
  } catch {
    const say = entry.messages.map(({ key }) => key)
    const bare = botActivity({ ...entry, messages: [], about: undefined }, words, around)
    return { ...bare, text: words.say('ui.chat.reworded'), channelData: { phb: { say } } }
  }
}
