import {
  type Activity,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  ConfigurationServiceClientCredentialFactory,
  type TurnContext,
} from 'botbuilder'
import type { BotFrameworkConfig } from '../../config.ts'
import type { SentActivity } from './activity.ts'
import { notSent } from './not-sent.ts'
import type { Outside } from './outside.ts'
import { post } from './post.ts'
import type { BotFrameworkReach } from './reach.ts'
import type { MayServe } from './service-hosts.ts'
import type { ShownActivity } from './shown.ts'

/** What came of an activity that was handed to the Bot Framework: an HTTP status, and what belongs in the answer's body. */
export type Result = { readonly status: number; readonly body?: unknown }

/** All that we want of the Bot Framework. This file alone knows its SDK. */
export type Gateway = {
  /** Proves who sent the activity; only then `answer` is called, and what it says is sent. Rejects with `NotSent` when that was refused. */
  readonly take: (authorization: string, activity: SentActivity, answer: Answering) => Promise<Result>
  /** Says something in a conversation that was reached before. */
  readonly speak: (reach: BotFrameworkReach, said: readonly ShownActivity[]) => Promise<void>
}

type Answering = () => Promise<readonly ShownActivity[]>

/** Opens the SDK. Without an app it proves nothing: that is for the emulator on this computer. */
export function openGateway({ app }: BotFrameworkConfig, mayServe: MayServe, outside: Outside): Gateway {
  const credentials = new ConfigurationServiceClientCredentialFactory({
    MicrosoftAppId: app?.id ?? '',
    MicrosoftAppPassword: app?.password ?? '',
    MicrosoftAppType: app?.type ?? 'MultiTenant',
    MicrosoftAppTenantId: app?.tenantId ?? '',
  })
  const { token } = outside
  if (app && token)
    credentials.createCredentials = async () => ({ signRequest: async (request) => signed(request, token) })
  const authentication = new ConfigurationBotFrameworkAuthentication(
    outside.addresses ?? {},
    credentials,
    undefined,
    undefined,
    { httpClient: post(mayServe, outside.fetch) as never },
  )
  const adapter = new Adapter(authentication)
  return {
    take: async (authorization, sent, answer) => {
      const activity = sent as unknown as Activity
      const proven = await authentication.authenticateRequest(activity, authorization).catch(refused)
      if ('status' in proven) return proven
      const turned = await adapter.turn(proven, activity, async (context) => say(context, await answer()))
      return { status: 200, ...(turned?.body && { body: withoutTraces(turned.body) }) }
    },
    speak: (reach, said) =>
      adapter
        .continueConversationAsync(app?.id ?? '', reach as never, (context) => {
          delete (context.activity as Partial<Activity>).id // made up by the SDK: what we say would answer nothing
          return say(context, said)
        })
        .catch((error) => Promise.reject(notSent(error))),
  }
}

/** Opens what the SDK keeps to itself: its own `process` wants the web server's request and response, and prints errors. */
class Adapter extends CloudAdapter {
  turn(proven: Proven, activity: Activity, logic: (context: TurnContext) => Promise<void>) {
    return this.processActivity(proven, activity, logic)
  }
}

type Proven = Awaited<ReturnType<ConfigurationBotFrameworkAuthentication['authenticateRequest']>>

async function say(context: TurnContext, said: readonly ShownActivity[]): Promise<void> {
  if (said.length === 0) return
  try {
    await context.sendActivities(said.map((one) => structuredClone(one) as Partial<Activity>))
  } catch (error) {
    throw notSent(error)
  }
}

/** Whatever is wrong with a token is refused; when nobody could look at it, the channel shall try again. */
function refused(error: unknown): Result {
  const { name, statusCode } = error as { name?: string; statusCode?: number }
  return { status: name === 'FetchError' || (statusCode ?? 0) >= 500 ? 503 : 401 }
}

/** Traces are for developers, and may hold all that a person said. */
function withoutTraces(body: { activities?: readonly Partial<Activity>[] }) {
  return { activities: (body.activities ?? []).filter(({ type }) => type !== 'trace') }
}

async function signed<T extends { headers: { set: (name: string, value: string) => void } }>(
  request: T,
  token: () => Promise<string>,
): Promise<T> {
  request.headers.set('authorization', `Bearer ${await token()}`)
  return request
}
