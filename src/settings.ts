import { fileURLToPath } from 'node:url'
import { DateTime } from 'luxon'
import { z } from 'zod'
import { parseDataKeys } from './storage/data-keys.ts'

/** Every setting by its name in the environment: what it may be, and what it is when it is not given. */
export const settings = z.object({
  PORT: z.string().default('3978').refine(isPort, 'must be a whole number from 0 to 65535').transform(Number),
  HOST: z.string().default('127.0.0.1'),
  PUBLIC_URL: z.string().refine(isOrigin, 'must be http:// or https:// and a name, with no path after it').optional(),
  INBOX_URL: z.string().refine(isOrigin, 'must be http:// or https:// and a name, with no path after it').optional(),
  MODE: z.enum(['practice', 'live'], { error: 'must be practice or live' }).default('practice'),
  LIVE_COMMISSIONERS: z.string().default('').transform(or(liveCommissioners)),
  DATABASE_URL: z.string().transform(or(databaseFile)).optional(),
  DATA_DIR: z.string().default('./data'),
  DATA_KEYS: z.string().transform(or(parseDataKeys)).optional(),
  DIRECT_LINE_SECRET: z
    .string()
    .trim()
    .min(32, 'must have 32 characters or more, so that nobody guesses it')
    .optional(),
  HELPLINE_NAME: z.string().optional(),
  HELPLINE_PHONE: z
    .string()
    .regex(/^\+?[\d ()-]{3,20}$/, 'must be a phone number')
    .optional(),
  HELPLINE_HOURS: z.string().optional(),
  HELPLINE_WEBSITE: z.string().refine(isWebsite, 'must be a whole web address, with https://').optional(),
  SMTP_URL: z
    .string()
    .refine(isMailServer, 'must be smtp:// or smtps://, the user and password where it wants them, and a host')
    .optional(),
  MAIL_FROM: z.email('must be an e-mail address').optional(),
  OPERATOR_EMAIL: z.email('must be an e-mail address').optional(),
  ROUTES_DIR: z.string().optional(),
  METRICS_PORT: z.string().refine(isPort, 'must be a whole number from 0 to 65535').transform(Number).optional(),
  KEEP_DRAFTS_DAYS: days().default(30),
  KEEP_TRANSCRIPTS_DAYS: days().default(90),
  KEEP_REFERRALS_DAYS: days().optional(),
  RATE_LIMIT: z.enum(['on', 'off'], { error: 'must be on or off' }).default('on'),
  MEANING: z.enum(['on', 'off'], { error: 'must be on or off' }).default('on'),
  BEHIND_PROXY: z.enum(['1', '0'], { error: 'must be 1 or 0' }).default('0'),
  MICROSOFT_APP_ID: z
    .string()
    .regex(/^[\w-]{1,100}$/, 'must be the id that Microsoft gave the bot')
    .optional(),
  MICROSOFT_APP_PASSWORD: z.string().optional(),
  MICROSOFT_APP_TYPE: z.enum(appTypes(), { error: `must be one of ${appTypes().join(', ')}` }).default('MultiTenant'),
  MICROSOFT_APP_TENANT_ID: z
    .string()
    .regex(/^[\w.-]{1,100}$/, 'must be the id of the tenant that the bot is registered in')
    .optional(),
  BOT_SERVICE_HOSTS: z.string().default('').transform(or(hostNames)),
  BOT_EMULATOR: z.enum(['1', '0'], { error: 'must be 1 or 0' }).default('0'),
  LOG_LEVEL: z.enum(logLevels(), { error: `must be one of ${logLevels().join(', ')}` }).default('info'),
})

export type SettingName = keyof typeof settings.shape

/** One right value of each setting, to show beside a wrong one. */
export const examples: Readonly<Record<SettingName, string>> = {
  PORT: '3978',
  HOST: '127.0.0.1',
  PUBLIC_URL: 'https://budgets.example.org',
  INBOX_URL: 'https://inbox.example.org',
  MODE: 'practice',
  LIVE_COMMISSIONERS: '"QOP=2026-04-01 Jo Bloggs, head of personalised care; QWO=2026-05-20 Sam Smith"',
  DATABASE_URL: 'file:./data/phb-navigator.db',
  DATA_DIR: './data',
  DATA_KEYS: '2026:<what "openssl rand -base64 32" prints>',
  DIRECT_LINE_SECRET: '<what "openssl rand -base64 32" prints>',
  HELPLINE_NAME: '"Anytown Carers"',
  HELPLINE_PHONE: '"020 7946 0000"',
  HELPLINE_HOURS: '"Monday to Friday, 9am to 5pm"',
  HELPLINE_WEBSITE: 'https://carers.example.org',
  SMTP_URL: 'smtp://user:password@mail.example.org:587',
  MAIL_FROM: 'referrals@example.org',
  OPERATOR_EMAIL: 'on-call@example.org',
  ROUTES_DIR: './routes',
  METRICS_PORT: '9464',
  KEEP_DRAFTS_DAYS: '30',
  KEEP_TRANSCRIPTS_DAYS: '90',
  KEEP_REFERRALS_DAYS: '2922',
  RATE_LIMIT: 'on',
  MEANING: 'on',
  BEHIND_PROXY: '1',
  MICROSOFT_APP_ID: '00000000-0000-0000-0000-000000000000',
  MICROSOFT_APP_PASSWORD: '"<the secret that Microsoft showed you once>"',
  MICROSOFT_APP_TYPE: 'SingleTenant',
  MICROSOFT_APP_TENANT_ID: '11111111-1111-1111-1111-111111111111',
  BOT_SERVICE_HOSTS: 'smba.infra.gcc.teams.microsoft.com',
  BOT_EMULATOR: '0',
  LOG_LEVEL: 'info',
}

/** Whole days: shorter than one, and somebody might see their chat go. */
function days() {
  return z
    .string()
    .refine((text) => /^[1-9]\d{0,4}$/.test(text), 'must be a whole number of days, 1 or more')
    .transform(Number)
}

function isPort(text: string) {
  return /^\d{1,5}$/.test(text) && Number(text) <= 65_535
}

function isMailServer(text: string) {
  return URL.canParse(text) && /^smtps?:$/.test(new URL(text).protocol) && new URL(text).hostname !== ''
}

function isOrigin(text: string) {
  if (!isWebsite(text)) return false
  const { href, origin } = new URL(text)
  return href === `${origin}/`
}

function isWebsite(text: string) {
  return URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol)
}

/** For a transform: what a reader of text throws becomes the problem of its setting. */
function or<T>(read: (text: string) => T) {
  return (text: string, context: z.RefinementCtx) => {
    try {
      return read(text)
    } catch (error) {
      context.addIssue({ code: 'custom', message: error instanceof Error ? error.message : String(error) })
      return z.NEVER
    }
  }
}

type Agreement = { readonly when: string; readonly who: string }

function liveCommissioners(text: string): Readonly<Record<string, Agreement>> {
  const entries = text.split(';').filter((entry) => entry.trim())
  const agreed = entries.map((entry): [string, Agreement] => {
    const [, ods, when, who] = /^([A-Z0-9]{3,6})=(\d{4}-\d\d-\d\d) +(\S.*)$/.exec(entry.trim()) ?? []
    if (!ods || !when || !who) throw new Error(`"${entry.trim()}" must be a code, =, a date, a space and who agreed`)
    if (!DateTime.fromISO(when).isValid) throw new Error(`${when} is not a day`)
    return [ods, { when, who }]
  })
  const byCode = Object.fromEntries(agreed)
  if (Object.keys(byCode).length < agreed.length) throw new Error('names a commissioner twice')
  return byCode
}

function databaseFile(url: string) {
  if (/^postgres(ql)?:/.test(url)) throw new Error('PostgreSQL does not work yet: use a file')
  const path = url.startsWith('file://') ? fileURLToPath(url) : url.replace(/^file:/, '')
  if (!url.startsWith('file:') || path === '') throw new Error('must be file: and the path of a file')
  return path
}

function hostNames(text: string) {
  const hosts = text.split(',').map((host) => host.trim().toLowerCase())
  const given = hosts.filter((host) => host !== '')
  const wrong = given.find((host) => !/^(?:[a-z0-9-]+\.)+[a-z]{2,}$/.test(host))
  if (wrong) throw new Error(`"${wrong}" must be the whole name of a host, with no https:// and no *`)
  return given
}

function appTypes() {
  return ['MultiTenant', 'SingleTenant', 'UserAssignedMSI'] as const
}

function logLevels() {
  return ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
}
