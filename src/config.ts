import { join } from 'node:path'
import type { z } from 'zod'
import { type BotFrameworkConfig, botFrameworkConfig, botFrameworkRules } from './bot-framework-settings.ts'
import type { MailConfig } from './handover/mail.ts'
import type { Keep } from './retention.ts'
import { examples, type SettingName, settings } from './settings.ts'
import type { DataKeys } from './storage/data-keys.ts'

/** The settings, read once at start. */
export type Config = {
  readonly port: number
  readonly host: string
  /** Where people reach us: an origin, with no slash at its end. */
  readonly publicUrl: string
  /** Where staff reach the inbox: an origin of its own, or the same. */
  readonly inboxUrl: string
  readonly mode: 'practice' | 'live'
  /** Who agreed to take referrals from us, by ODS code. Whether there is such a code, the caller must check. */
  readonly liveCommissioners: Readonly<Record<string, { readonly when: string; readonly who: string }>>
  readonly databaseFile: string
  readonly dataDir: string
  /** Unset: they are in a file in `dataDir`. */
  readonly dataKeys?: DataKeys
  /** Whoever begins a conversation by Direct Line must have it, or a token made with it. Unset: anybody may. */
  readonly directLineSecret?: string
  /** The site's own helpline. */
  readonly helpline?: Helpline
  /** Whether one person may send only so many messages a minute. */
  readonly isLimited: boolean
  /** Whether sentences are understood by their meaning too, which takes memory and time. */
  readonly hasMeaning: boolean
  /** A proxy of ours stands before us, and says whom a request comes from. */
  readonly isBehindProxy: boolean
  /** Unset: the Bot Framework channel is off. */
  readonly botFramework?: BotFrameworkConfig
  /** Unset: nothing is mailed. */
  readonly mail?: MailConfig
  /** Who is told of alarms by mail. */
  readonly operatorEmail?: string
  /** The folder of the routes that were agreed with commissioners. */
  readonly routesFolder?: string
  /** Where, on this computer alone, metrics can be read. */
  readonly metricsPort?: number
  readonly keep: Keep
  readonly logLevel: string
}

export type { BotFrameworkConfig } from './bot-framework-settings.ts'

export type Helpline = {
  readonly name: string
  readonly phone?: string
  readonly hours?: string
  readonly website?: string
}

/** Reads the settings; throws one error that names everything that is wrong with them, a line each. */
export const readConfig = (env: Readonly<Record<string, string | undefined>>): Config => {
  // A setting left empty in a .env file was not given.
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()))
  const alone = (settings.safeParse(given).error?.issues ?? []).map(({ path, message }) => ({
    name: path[0] as SettingName,
    message,
  }))
  const wrong = new Set<string>(alone.map(({ name }) => name))
  const right = settings.parse(Object.fromEntries(Object.entries(given).filter(([name]) => !wrong.has(name))))
  const together = [...rulesTogether, ...botFrameworkRules].filter(
    ({ name, also, broken }) => ![name, ...also].some((n) => wrong.has(n)) && broken(right),
  )

  const problems = [...alone, ...together]
  if (problems.length > 0) throw new Error(['These settings are wrong:', ...problems.map(line)].join('\n'))
  return config(right)
}

type Settings = z.output<typeof settings>

/** What settings must be to one another. A rule is left out when a setting that it looks at is wrong by itself. */
const rulesTogether: readonly {
  name: SettingName
  also: readonly SettingName[]
  broken: (set: Settings) => boolean
  message: string
}[] = [
  {
    name: 'LIVE_COMMISSIONERS',
    also: ['MODE'],
    broken: ({ MODE, LIVE_COMMISSIONERS }) => MODE === 'live' && Object.keys(LIVE_COMMISSIONERS).length === 0,
    message: 'must name at least one commissioner when MODE=live',
  },
  {
    name: 'PUBLIC_URL',
    also: ['MODE'],
    broken: ({ MODE, PUBLIC_URL }) => MODE === 'live' && PUBLIC_URL !== undefined && !isSafe(PUBLIC_URL),
    message: 'must begin with https:// when MODE=live, so that nobody on the way can read along',
  },
  {
    name: 'INBOX_URL',
    also: ['MODE'],
    broken: ({ MODE, INBOX_URL }) => MODE === 'live' && INBOX_URL !== undefined && !isSafe(INBOX_URL),
    message: 'must begin with https:// when MODE=live, so that nobody on the way can read along',
  },
  {
    name: 'INBOX_URL',
    also: ['PUBLIC_URL', 'PORT'],
    broken: (set) => isOneHostTwice(publicUrl(set), set.INBOX_URL ?? publicUrl(set)),
    message: 'has the host of PUBLIC_URL, so it must begin with the same http:// or https://, or have another name',
  },
  {
    name: 'SMTP_URL',
    also: ['MAIL_FROM', 'OPERATOR_EMAIL'],
    broken: ({ SMTP_URL, MAIL_FROM, OPERATOR_EMAIL }) => !SMTP_URL && Boolean(MAIL_FROM || OPERATOR_EMAIL),
    message: 'is missing: without a mail server nothing can be mailed',
  },
  {
    name: 'MAIL_FROM',
    also: ['SMTP_URL'],
    broken: ({ SMTP_URL, MAIL_FROM }) => Boolean(SMTP_URL) && !MAIL_FROM,
    message: 'is missing: mail must say who it comes from, at an address where refused mail is seen',
  },
  {
    name: 'HELPLINE_NAME',
    also: ['MODE', 'HELPLINE_PHONE', 'HELPLINE_HOURS', 'HELPLINE_WEBSITE'],
    broken: ({ MODE, HELPLINE_NAME, HELPLINE_PHONE, HELPLINE_HOURS, HELPLINE_WEBSITE }) =>
      !HELPLINE_NAME && Boolean(MODE === 'live' || HELPLINE_PHONE || HELPLINE_HOURS || HELPLINE_WEBSITE),
    message: 'is missing: people must know who answers',
  },
  {
    name: 'HELPLINE_PHONE',
    also: ['MODE'],
    broken: ({ MODE, HELPLINE_PHONE }) => MODE === 'live' && !HELPLINE_PHONE,
    message: 'is missing: when MODE=live people must be able to talk to somebody',
  },
  {
    name: 'HELPLINE_HOURS',
    also: ['HELPLINE_PHONE'],
    broken: (set) => Boolean(set.HELPLINE_PHONE) && !set.HELPLINE_HOURS,
    message: 'is missing: people must know when somebody answers HELPLINE_PHONE',
  },
]

const isSafe = (url: string) => {
  const { protocol, hostname } = new URL(url)
  return protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
}

/** Browsers keep cookies and "https alone" by host: one cannot be had in both ways. */
const isOneHostTwice = (one: string, other: string) => {
  const [a, b] = [new URL(one), new URL(other)]
  return a.hostname === b.hostname && a.protocol !== b.protocol
}

const line = ({ name, message }: { name: SettingName; message: string }) =>
  `  ${name}: ${message}. For example: ${name}=${examples[name]}`

const publicUrl = (set: Settings) => new URL(set.PUBLIC_URL ?? `http://localhost:${set.PORT}`).origin

const config = (set: Settings): Config => ({
  port: set.PORT,
  host: set.HOST,
  publicUrl: publicUrl(set),
  inboxUrl: new URL(set.INBOX_URL ?? publicUrl(set)).origin,
  mode: set.MODE,
  liveCommissioners: set.LIVE_COMMISSIONERS,
  databaseFile: set.DATABASE_URL ?? join(set.DATA_DIR, 'phb-navigator.db'),
  dataDir: set.DATA_DIR,
  dataKeys: set.DATA_KEYS,
  directLineSecret: set.DIRECT_LINE_SECRET,
  helpline: helpline(set),
  isLimited: set.RATE_LIMIT === 'on',
  hasMeaning: set.MEANING === 'on',
  isBehindProxy: set.BEHIND_PROXY === '1',
  botFramework: botFrameworkConfig(set),
  ...(set.SMTP_URL && set.MAIL_FROM && { mail: { url: set.SMTP_URL, from: set.MAIL_FROM } }),
  operatorEmail: set.OPERATOR_EMAIL,
  routesFolder: set.ROUTES_DIR,
  metricsPort: set.METRICS_PORT,
  keep: {
    draftDays: set.KEEP_DRAFTS_DAYS,
    transcriptDays: set.KEEP_TRANSCRIPTS_DAYS,
    referralDays: set.KEEP_REFERRALS_DAYS,
  },
  logLevel: set.LOG_LEVEL,
})

const helpline = (set: Settings): Helpline | undefined =>
  set.HELPLINE_NAME
    ? {
        name: set.HELPLINE_NAME,
        phone: set.HELPLINE_PHONE,
        hours: set.HELPLINE_HOURS,
        website: set.HELPLINE_WEBSITE,
      }
    : undefined
