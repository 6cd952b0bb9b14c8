import { readFileSync } from 'node:fs'
import { parseEnv } from 'node:util'
import { type Config, readConfig } from '../src/config.ts'
import { examples, settings } from '../src/settings.ts'
import { writtenKey } from './storage/fixture.ts'

const defaults: Config = {
  port: 3978,
  host: '127.0.0.1',
  publicUrl: 'http://localhost:3978',
  inboxUrl: 'http://localhost:3978',
  mode: 'practice',
  liveCommissioners: {},
  databaseFile: 'data/phb-navigator.db',
  dataDir: './data',
  isLimited: true,
  hasMeaning: true,
  isBehindProxy: false,
  keep: { draftDays: 30, transcriptDays: 90, referralDays: undefined },
  logLevel: 'info',
}

const live = {
  MODE: 'live',
  LIVE_COMMISSIONERS: 'QOP=2026-04-01 Jo Bloggs',
  PUBLIC_URL: 'https://budgets.example.org',
  HELPLINE_NAME: 'Anytown Carers',
  HELPLINE_PHONE: '020 7946 0000',
  HELPLINE_HOURS: 'always',
}

const bot = { MICROSOFT_APP_ID: '7f0e4a3c', MICROSOFT_APP_PASSWORD: 'secret' }

test('with no settings, or empty ones, all have a default', () => {
  expect(readConfig({})).toEqual(defaults)
  expect(readConfig(Object.fromEntries(Object.keys(settings.shape).map((name) => [name, ' '])))).toEqual(defaults)
})

test('each setting has its place', () => {
  expect(
    readConfig({
      ...live,
      PORT: '80',
      INBOX_URL: 'https://inbox.example.org',
      HOST: '0.0.0.0',
      LIVE_COMMISSIONERS: 'QOP=2026-04-01 Jo Bloggs, head of care; QWO=2026-05-20 Sam=Smith;',
      DATABASE_URL: 'file:///var/lib/phb/a%20b.db',
      DATA_DIR: '/var/lib/phb',
      DATA_KEYS: `${writtenKey('b')},${writtenKey('a')}`,
      DIRECT_LINE_SECRET: ` ${'a secret '.repeat(4)}`,
      HELPLINE_NAME: 'Anytown Carers',
      HELPLINE_PHONE: '020 7946 0000',
      HELPLINE_HOURS: 'Monday to Friday',
      HELPLINE_WEBSITE: 'https://carers.example.org/help',
      SMTP_URL: 'smtps://me:secret@mail.example.org',
      MAIL_FROM: 'referrals@example.org',
      OPERATOR_EMAIL: 'on-call@example.org',
      ROUTES_DIR: '/etc/phb/routes',
      METRICS_PORT: '9464',
      KEEP_DRAFTS_DAYS: '1',
      KEEP_TRANSCRIPTS_DAYS: '7',
      KEEP_REFERRALS_DAYS: '400',
      RATE_LIMIT: 'off',
      BEHIND_PROXY: '1',
      LOG_LEVEL: 'warn',
    }),
  ).toEqual({
    port: 80,
    host: '0.0.0.0',
    publicUrl: 'https://budgets.example.org',
    inboxUrl: 'https://inbox.example.org',
    mode: 'live',
    liveCommissioners: {
      QOP: { when: '2026-04-01', who: 'Jo Bloggs, head of care' },
      QWO: { when: '2026-05-20', who: 'Sam=Smith' },
    },
    databaseFile: '/var/lib/phb/a b.db',
    dataDir: '/var/lib/phb',
    dataKeys: [expect.objectContaining({ id: 'b' }), expect.objectContaining({ id: 'a' })],
    directLineSecret: 'a secret '.repeat(4).trim(),
    helpline: {
      name: 'Anytown Carers',
      phone: '020 7946 0000',
      hours: 'Monday to Friday',
      website: 'https://carers.example.org/help',
    },
    mail: { url: 'smtps://me:secret@mail.example.org', from: 'referrals@example.org' },
    operatorEmail: 'on-call@example.org',
    routesFolder: '/etc/phb/routes',
    metricsPort: 9464,
    keep: { draftDays: 1, transcriptDays: 7, referralDays: 400 },
    isLimited: false,
    hasMeaning: true,
    isBehindProxy: true,
    logLevel: 'warn',
  })
})

test('the addresses follow from the port and the folder', () => {
  expect(readConfig({ PORT: '4000', DATA_DIR: '/srv/phb' })).toMatchObject({
    publicUrl: 'http://localhost:4000',
    databaseFile: '/srv/phb/phb-navigator.db',
  })
  expect(readConfig({ PUBLIC_URL: 'https://Budgets.example.org/' }).publicUrl).toBe('https://budgets.example.org')
  expect(readConfig({ DATABASE_URL: 'file:x/y.db' }).databaseFile).toBe('x/y.db')
})

test.each([
  ['PORT', { PORT: '3978x' }],
  ['PORT', { PORT: '65536' }],
  ['PORT', { PORT: '-1' }],
  ['PUBLIC_URL', { PUBLIC_URL: 'budgets.example.org' }],
  ['PUBLIC_URL', { PUBLIC_URL: 'ftp://budgets.example.org' }],
  ['PUBLIC_URL', { PUBLIC_URL: 'https://budgets.example.org/help' }],
  ['PUBLIC_URL', { PUBLIC_URL: 'https://me:secret@budgets.example.org' }],
  ['PUBLIC_URL', { ...live, PUBLIC_URL: 'http://budgets.example.org' }],
  ['INBOX_URL', { INBOX_URL: 'inbox.example.org' }],
  ['INBOX_URL', { ...live, INBOX_URL: 'http://inbox.example.org' }],
  ['INBOX_URL', { PUBLIC_URL: 'http://budgets.example.org', INBOX_URL: 'https://budgets.example.org' }],
  ['INBOX_URL', { INBOX_URL: 'https://localhost:3978' }],
  ['MODE', { MODE: 'Live' }],
  ['LIVE_COMMISSIONERS', { ...live, LIVE_COMMISSIONERS: '' }],
  ['LIVE_COMMISSIONERS', { LIVE_COMMISSIONERS: 'QOP' }],
  ['LIVE_COMMISSIONERS', { LIVE_COMMISSIONERS: 'QOP=2026-04-01' }],
  ['LIVE_COMMISSIONERS', { LIVE_COMMISSIONERS: 'QOP=2026-02-30 Jo' }],
  ['LIVE_COMMISSIONERS', { LIVE_COMMISSIONERS: 'QOP=2026-04-01 Jo; QOP=2026-04-02 Sam' }],
  ['DATABASE_URL', { DATABASE_URL: 'postgres://localhost/phb' }],
  ['DATABASE_URL', { DATABASE_URL: 'data/phb.db' }],
  ['DATABASE_URL', { DATABASE_URL: 'file:' }],
  ['DATABASE_URL', { DATABASE_URL: 'file://elsewhere/phb.db' }],
  ['DATA_KEYS', { DATA_KEYS: 'mine:too-short' }],
  ['SMTP_URL', { SMTP_URL: 'mail.example.org', MAIL_FROM: 'a@example.org' }],
  ['SMTP_URL', { MAIL_FROM: 'a@example.org' }],
  ['SMTP_URL', { OPERATOR_EMAIL: 'a@example.org' }],
  ['MAIL_FROM', { SMTP_URL: 'smtp://mail.example.org' }],
  ['MAIL_FROM', { SMTP_URL: 'smtp://mail.example.org', MAIL_FROM: 'us' }],
  ['METRICS_PORT', { METRICS_PORT: '70000' }],
  ['KEEP_TRANSCRIPTS_DAYS', { KEEP_TRANSCRIPTS_DAYS: '0' }],
  ['HELPLINE_NAME', { HELPLINE_PHONE: '111', HELPLINE_HOURS: 'always' }],
  ['HELPLINE_NAME', { HELPLINE_WEBSITE: 'https://carers.example.org' }],
  ['HELPLINE_NAME', { ...live, HELPLINE_NAME: '' }],
  ['HELPLINE_PHONE', { ...live, HELPLINE_PHONE: '' }],
  ['HELPLINE_HOURS', { ...live, HELPLINE_HOURS: '' }],
  ['HELPLINE_HOURS', { HELPLINE_PHONE: '111', HELPLINE_NAME: 'Carers' }],
  ['HELPLINE_PHONE', { HELPLINE_PHONE: 'ask us', HELPLINE_NAME: 'Carers', HELPLINE_HOURS: 'always' }],
  ['HELPLINE_WEBSITE', { HELPLINE_WEBSITE: 'carers.example.org', HELPLINE_NAME: 'Carers' }],
  ['MICROSOFT_APP_ID', { ...bot, MICROSOFT_APP_ID: 'a bot' }],
  ['MICROSOFT_APP_ID', { MICROSOFT_APP_PASSWORD: 'secret' }],
  ['MICROSOFT_APP_ID', { BOT_SERVICE_HOSTS: 'smba.example.org' }],
  ['MICROSOFT_APP_PASSWORD', { MICROSOFT_APP_ID: bot.MICROSOFT_APP_ID }],
  ['MICROSOFT_APP_TYPE', { ...bot, MICROSOFT_APP_TYPE: 'Tenant' }],
  ['MICROSOFT_APP_TYPE', { ...bot, MICROSOFT_APP_TYPE: 'UserAssignedMSI', MICROSOFT_APP_TENANT_ID: 'there' }],
  ['MICROSOFT_APP_TENANT_ID', { ...bot, MICROSOFT_APP_TYPE: 'SingleTenant' }],
  ['BOT_SERVICE_HOSTS', { ...bot, BOT_SERVICE_HOSTS: '*.example.org' }],
  ['BOT_SERVICE_HOSTS', { ...bot, BOT_SERVICE_HOSTS: 'https://smba.example.org' }],
  ['BOT_SERVICE_HOSTS', { ...bot, BOT_SERVICE_HOSTS: '10.0.0.1' }],
  ['BOT_EMULATOR', { BOT_EMULATOR: 'yes' }],
  ['BOT_EMULATOR', { BOT_EMULATOR: '1', HOST: '0.0.0.0' }],
  ['BOT_EMULATOR', { BOT_EMULATOR: '1', HOST: '192.168.0.7' }],
  ['BOT_EMULATOR', { ...bot, BOT_EMULATOR: '1' }],
  ['BOT_EMULATOR', { ...live, BOT_EMULATOR: '1' }],
  ['LOG_LEVEL', { LOG_LEVEL: 'loud' }],
])('%s is named, alone and with an example, in %j', (name, env) => {
  expect(problems(env)).toEqual([expect.stringMatching(new RegExp(`^  ${name}: .+ For example: ${name}=.`))])
})

test('everything that is wrong is named at once', () => {
  const named = problems({ PORT: 'x', MODE: 'live', PUBLIC_URL: 'http://a.org', HELPLINE_PHONE: '111', LOG_LEVEL: 'x' })
  expect(named.map((line) => line.trim().split(':')[0]).sort()).toEqual(
    ['HELPLINE_HOURS', 'HELPLINE_NAME', 'LIVE_COMMISSIONERS', 'LOG_LEVEL', 'PORT', 'PUBLIC_URL'].sort(),
  )
})

test('live mode names the helpline and its number when there is none', () => {
  const { HELPLINE_NAME: _, HELPLINE_PHONE: __, HELPLINE_HOURS: ___, ...without } = live
  expect(problems(without).map((line) => line.trim().split(':')[0])).toEqual(['HELPLINE_NAME', 'HELPLINE_PHONE'])
})

test('a bot is there when Microsoft gave it an id; the emulator on this computer when it is let in', () => {
  expect(readConfig(bot).botFramework).toEqual({
    app: { id: '7f0e4a3c', password: 'secret', type: 'MultiTenant' },
    serviceHosts: [],
  })
  const managed = {
    MICROSOFT_APP_ID: '7f0e4a3c',
    MICROSOFT_APP_TYPE: 'UserAssignedMSI',
    MICROSOFT_APP_TENANT_ID: 'there',
    BOT_SERVICE_HOSTS: 'Smba.Example.org, b.example.org',
  }
  expect(readConfig(managed).botFramework).toEqual({
    app: { id: '7f0e4a3c', type: 'UserAssignedMSI', tenantId: 'there' },
    serviceHosts: ['smba.example.org', 'b.example.org'],
  })
  expect(readConfig({ BOT_EMULATOR: '1', HOST: 'localhost' }).botFramework).toEqual({ serviceHosts: [] })
  expect(readConfig({ BOT_EMULATOR: '0' }).botFramework).toBeUndefined()
})

test('live mode on this computer needs no https', () => {
  for (const url of ['http://localhost:3978', 'http://127.0.0.1:3978', 'http://[::1]:3978']) {
    expect(readConfig({ ...live, PUBLIC_URL: url }).mode).toBe('live')
  }
})

test('a key is never in the message', () => {
  expect(problems({ DATA_KEYS: 'mine:aVerySecretThing' }).join()).not.toContain('aVerySecretThing')
})

test('each example is a right value', () => {
  const { DATA_KEYS: _, ...given } = examples
  const text = Object.entries(given).map(([name, value]) => `${name}=${value}`)
  expect(() => readConfig(parseEnv(text.join('\n')))).not.toThrow()
})

describe('.env.example', () => {
  const text = readFileSync('.env.example', 'utf8')
  const uncommented = parseEnv(text.replaceAll(/^#(?=[A-Z_]+=)/gm, ''))

  test('names every setting and no other', () => {
    expect(Object.keys(uncommented).sort()).toEqual(Object.keys(settings.shape).sort())
  })

  test('shows the defaults, which change nothing', () => {
    expect(readConfig(uncommented)).toEqual(defaults)
    expect(parseEnv(text)).toEqual({})
  })
})

function problems(env: Record<string, string>) {
  try {
    readConfig(env)
  } catch (error) {
    return error instanceof Error ? error.message.split('\n').slice(1) : []
  }
  return []
}
