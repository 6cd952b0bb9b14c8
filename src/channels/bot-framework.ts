import type { BotFrameworkConfig } from '../config.ts'
import { receive, type Surroundings } from '../receive.ts'
import type { Answer, Route, WebRequest } from '../server/route.ts'
import type { Entry } from '../storage/storage.ts'
import { type BotActivity, botActivity } from './bot-activity.ts'
import { isArrival, isForUs, readActivity, type SentActivity } from './bot-framework/activity.ts'
import { answered } from './bot-framework/answered.ts'
import type { Gateway } from './bot-framework/gateway.ts'
import { NotSent } from './bot-framework/not-sent.ts'
import { microsoft, type Outside } from './bot-framework/outside.ts'
import { addressOf, type BotFrameworkReach, CHANNEL, keptId, reachOf } from './bot-framework/reach.ts'
import { microsoftHosts, thisComputer } from './bot-framework/service-hosts.ts'
import { shownOn } from './bot-framework/shown.ts'
import { CHANNEL_ISSUER, isFromChannel } from './bot-framework/token.ts'
import { cut } from './longest-text.ts'

/** Where failures are told: their codes, and nothing that was said. */
type Log = { readonly error: (what: object, message: string) => void }

type Ours = Extract<Entry, { from: 'bot' }>

export type BotFramework = {
  readonly routes: readonly Route[]
  /** Says something in a conversation that nobody just wrote in. Rejects when it did not arrive. */
  readonly speak: (reach: BotFrameworkReach, said: Ours) => Promise<void>
}

/**
 * Microsoft's Bot Framework at `/api/messages`: Teams, Telegram, text messages and more. Whoever calls is trusted with nothing until the
 * shape of what they sent, the host that a reply would go to and their signature have been looked at, in this order. Without settings
 * there is no such address, and the SDK is not even loaded.
 */
export function botFramework(
  around: Surroundings,
  config: BotFrameworkConfig | undefined,
  log: Log,
  outside: Outside = microsoft,
): BotFramework {
  if (!config) return { routes: [], speak: () => Promise.reject(new NotSent('off')) }
  const mayServe = config.app ? microsoftHosts(config.serviceHosts) : thisComputer
  const gateway = import('./bot-framework/gateway.ts').then((sdk) => sdk.openGateway(config, mayServe, outside))
  gateway.catch((error) => log.error({ error: error.name }, 'the Bot Framework cannot be loaded'))

  const mayCall = ({ authorization, from }: WebRequest) =>
    config.app ? isFromChannel(authorization, outside.issuer ?? CHANNEL_ISSUER) : isLoopback(from)

  const answer = async (request: WebRequest): Promise<Answer> => {
    const activity = readActivity(request.json)
    if (!activity) return { problem: 400 }
    if (!mayServe(activity.serviceUrl) || activity.channelId === ASE) return { problem: 403 }
    if (!mayCall(request)) return config.app ? status(401) : { problem: 403 }
    return take(await gateway, request.authorization ?? '', activity)
  }

  const take = async (sdk: Gateway, authorization: string, activity: SentActivity): Promise<Answer> => {
    const words = () => replies(around, activity)
    try {
      const result = await sdk.take(authorization, activity, words)
      return result.body ? { json: result.body, status: result.status } : status(result.status)
    } catch (error) {
      if (!(error instanceof NotSent)) throw error
      // What was said is saved. The channel sends the same activity again, and is answered as now.
      log.error({ channel: CHANNEL, code: error.code }, 'a reply was not delivered')
      return status(502)
    }
  }

  return {
    routes: [{ method: 'POST', path: '/api/messages', reads: 'json', answer }],
    speak: async (reach, said) => (await gateway).speak(reach, [shownOn(reach.channelId, worded(around, said))]),
  }
}

/** A channel inside Azure App Service, whose tokens are proven in another way. */
const ASE = 'AseChannel'

const status = (code: number): Answer => ({ body: '', type: 'text/plain', status: code })

const isLoopback = (address: string) => /^(?:::1|(?:::ffff:)?127(?:\.\d{1,3}){3})$/.test(address)

/** What we say to an activity; nothing to most kinds of them. */
async function replies(around: Surroundings, activity: SentActivity) {
  const said =
    activity.type === 'message' && isForUs(activity)
      ? await toMessage(around, activity)
      : isArrival(activity) && (await toArrival(around, activity))
  return said ? [shownOn(activity.channelId, said)] : []
}

async function toMessage(around: Surroundings, activity: SentActivity): Promise<BotActivity | undefined> {
  const address = addressOf(around, activity)
  if (await around.limits.message(address)) return tooFast(around, address, localeOf(around, activity))
  return heard(around, address, activity, { text: cut(activity.text ?? '') })
}

/** Greets whom we do not know yet. Some channels tell us of a person only after their first words: those are not interrupted. */
async function toArrival(around: Surroundings, activity: SentActivity): Promise<BotActivity | undefined> {
  const address = addressOf(around, activity)
  const kept = await around.storage.find(address, idOf(around, activity))
  if (kept && kept.earlier.length === 0) return undefined
  return heard(around, address, activity, { arrived: true })
}

async function heard(
  around: Surroundings,
  address: string,
  activity: SentActivity,
  said: { readonly text: string } | { readonly arrived: true },
): Promise<BotActivity | undefined> {
  const id = idOf(around, activity)
  const reach = { channel: CHANNEL, to: reachOf(activity) }
  const received = await receive(around, { address, locale: localeOf(around, activity), id, said, reach })
  const ours = await answered(around, address, id, received)
  return ours && worded(around, ours)
}

const idOf = (around: Surroundings, { id }: SentActivity) => keptId(around, id ?? 'arrived')

const worded = (around: Surroundings, ours: Ours) => botActivity(ours, around.wordsOf(ours.locale), around)

/** A language of ours for the one that the channel names. */
function localeOf(around: Surroundings, { locale }: SentActivity): string {
  const [named = 'en'] = /^[a-z]{2,3}(?:-[a-z0-9]{1,8})*$/i.exec(locale ?? '') ?? []
  return around.wordsOf(named).language
}

/** Nothing is kept of a message too many: they are told, to send it again. */
async function tooFast(around: Surroundings, address: string, locale: string): Promise<BotActivity> {
  const kept = await around.storage.find(address)
  const words = around.wordsOf(kept?.conversation.locale ?? locale)
  return {
    type: 'message',
    text: words.say('ui.problem.429.text'),
    textFormat: 'plain',
    locale: words.language,
    inputHint: 'acceptingInput',
    channelData: { phb: { say: ['ui.problem.429.text'] } },
  }
}
