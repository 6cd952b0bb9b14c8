import type { z } from 'zod'
import type { SettingName, settings } from './settings.ts'

/** The settings of the Bot Framework channel. */
export type BotFrameworkConfig = {
  /** The bot as it is registered with Microsoft. Unset: the emulator on this computer, which proves nothing. */
  readonly app?: {
    readonly id: string
    readonly password?: string
    readonly type: 'MultiTenant' | 'SingleTenant' | 'UserAssignedMSI'
    readonly tenantId?: string
  }
  /** Hosts that replies may go to, beside Microsoft's usual ones. */
  readonly serviceHosts: readonly string[]
}

type Settings = z.output<typeof settings>

const LOOPBACK = ['localhost', '127.0.0.1', '::1']

/** What these settings must be to one another. */
export const botFrameworkRules: readonly {
  name: SettingName
  also: readonly SettingName[]
  broken: (set: Settings) => boolean
  message: string
}[] = [
  {
    name: 'MICROSOFT_APP_ID',
    also: ['MICROSOFT_APP_PASSWORD', 'MICROSOFT_APP_TENANT_ID', 'BOT_SERVICE_HOSTS'],
    broken: (set) =>
      !set.MICROSOFT_APP_ID &&
      Boolean(set.MICROSOFT_APP_PASSWORD || set.MICROSOFT_APP_TENANT_ID || set.BOT_SERVICE_HOSTS.length > 0),
    message: 'is missing: without it the other settings of the bot do nothing',
  },
  {
    name: 'MICROSOFT_APP_PASSWORD',
    also: ['MICROSOFT_APP_ID', 'MICROSOFT_APP_TYPE'],
    broken: (set) => isApp(set) && !isManaged(set) && !set.MICROSOFT_APP_PASSWORD,
    message: 'is missing: without it no reply can be sent',
  },
  {
    name: 'MICROSOFT_APP_TYPE',
    also: ['MICROSOFT_APP_ID', 'MICROSOFT_APP_PASSWORD'],
    broken: (set) => isApp(set) && isManaged(set) && Boolean(set.MICROSOFT_APP_PASSWORD),
    message: 'must not be UserAssignedMSI together with MICROSOFT_APP_PASSWORD: a managed identity has none',
  },
  {
    name: 'MICROSOFT_APP_TENANT_ID',
    also: ['MICROSOFT_APP_ID', 'MICROSOFT_APP_TYPE'],
    broken: (set) => isApp(set) && set.MICROSOFT_APP_TYPE !== 'MultiTenant' && !set.MICROSOFT_APP_TENANT_ID,
    message: 'is missing: only a MultiTenant bot has none',
  },
  {
    name: 'BOT_EMULATOR',
    also: ['MICROSOFT_APP_ID', 'HOST', 'MODE'],
    broken: (set) => isEmulator(set) && (isApp(set) || !LOOPBACK.includes(set.HOST) || set.MODE === 'live'),
    message:
      'must be 0 with MICROSOFT_APP_ID, when MODE=live, or when HOST is not this computer: whoever reaches it could pretend to be anyone',
  },
]

const isApp = (set: Settings) => set.MICROSOFT_APP_ID !== undefined
const isManaged = (set: Settings) => set.MICROSOFT_APP_TYPE === 'UserAssignedMSI'
const isEmulator = (set: Settings) => set.BOT_EMULATOR === '1'

/** Nothing where neither a bot nor the emulator is set: there is no such channel then. */
export function botFrameworkConfig(set: Settings): BotFrameworkConfig | undefined {
  const serviceHosts = set.BOT_SERVICE_HOSTS
  if (set.MICROSOFT_APP_ID) {
    const { MICROSOFT_APP_ID: id, MICROSOFT_APP_PASSWORD: password } = set
    return { app: { id, password, type: set.MICROSOFT_APP_TYPE, tenantId: set.MICROSOFT_APP_TENANT_ID }, serviceHosts }
  }
  return isEmulator(set) ? { serviceHosts } : undefined
}
