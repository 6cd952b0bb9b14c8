import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from '@jest/globals'
import Database from 'better-sqlite3'
import { mailServer } from './handover/mail-server.ts'
import { upTo, Visitor } from './server/site.ts'

const project = join(import.meta.dirname, '..')
const folders: string[] = []
const children: ChildProcess[] = []
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** The program as `npm start` runs it, in a data folder of its own. */
function start(settings: Record<string, string> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'phb-navigator-'))
  folders.push(folder)
  const { scripts } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8'))
  const [, ...args] = (scripts.start as string).split(' ')
  const env = { PATH: process.env.PATH, PORT: '0', DATA_DIR: folder, LOG_LEVEL: 'error', ...settings }
  const child = spawn(process.execPath, args, { cwd: project, env })
  children.push(child)
  const out = { text: '', folder, child, ended: new Promise<number | null>((resolve) => child.once('exit', resolve)) }
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (out.text += part))
  return out
}

async function until(isTrue: () => boolean): Promise<void> {
  for (let waited = 0; waited < 15_000 && !isTrue(); waited += 20)
    await new Promise((resolve) => setTimeout(resolve, 20))
  expect(isTrue()).toBe(true)
}

test('starts with no setting at all, in practice, says where everything is, and stops on SIGTERM', async () => {
  const program = start({ PORT: '4399' })
  await until(() => program.text.includes('/inbox/join?'))
  expect(program.text).toContain('http://localhost:4399')
  expect(program.text).toContain('nothing leaves this computer')
  expect(program.text).toContain(join(program.folder, 'data-keys'))
  expect(statSync(join(program.folder, 'data-keys')).mode & 0o777).toBe(0o600)
  expect((await fetch('http://127.0.0.1:4399/health/ready')).status).toBe(200)
  program.child.kill('SIGTERM')
  expect(await program.ended).toBe(0)
})

test('a form that is still arriving at SIGTERM is answered before the end', async () => {
  const program = start({ PORT: '4398' })
  await until(() => program.text.includes('/inbox/join?'))
  const body = 'text=hello'
  const headers = { 'content-type': 'application/x-www-form-urlencoded', 'content-length': body.length }
  const post = request({ port: 4398, host: '127.0.0.1', method: 'POST', path: '/', headers })
  const status = new Promise((resolve, reject) => {
    post.once('response', (response) => {
      response.resume()
      resolve(response.statusCode)
    })
    post.once('error', reject)
  })
  post.write(body.slice(0, 4))
  await new Promise((resolve) => setTimeout(resolve, 200))
  program.child.kill('SIGTERM')
  await new Promise((resolve) => setTimeout(resolve, 200))
  post.end(body.slice(4))
  expect(await status).toBe(410) // it came without a chat
  expect(await program.ended).toBe(0)
})

test('wrong settings stop the start, every one of them named', async () => {
  const program = start({ PORT: 'high', MODE: 'real', HELPLINE_PHONE: 'call us' })
  expect(await program.ended).toBe(1)
  for (const name of ['PORT', 'MODE', 'HELPLINE_PHONE']) expect(program.text).toContain(`${name}:`)
  expect(program.text).not.toContain('    at ')
})

test('live needs commissioners that exist', async () => {
  const none = start({ MODE: 'live' })
  expect(await none.ended).toBe(1)
  expect(none.text).toContain('LIVE_COMMISSIONERS')
  const helpline = { HELPLINE_NAME: 'Anytown Carers', HELPLINE_PHONE: '020 7946 0000', HELPLINE_HOURS: 'always' }
  const wrong = start({ MODE: 'live', LIVE_COMMISSIONERS: 'ZZZ=2026-11-01 Nobody', ...helpline })
  expect(await wrong.ended).toBe(1)
  expect(wrong.text).toContain('ZZZ')
})

const LIVE = {
  MODE: 'live',
  LIVE_COMMISSIONERS: 'QOP=2026-11-01 Jo Bloggs',
  PUBLIC_URL: 'https://budgets.example.org',
  ...{ HELPLINE_NAME: 'Anytown Carers', HELPLINE_PHONE: '020 7946 0000', HELPLINE_HOURS: 'always' },
}

test('practice opens no database that was live, and its ways in end when it goes live', async () => {
  const practice = start({ PORT: '4397' })
  await until(() => practice.text.includes('/inbox/join?'))
  practice.child.kill('SIGTERM')
  await practice.ended
  const live = start({ ...LIVE, PORT: '4397', DATA_DIR: practice.folder })
  await until(() => live.text.includes('budgets.example.org/inbox'))
  live.child.kill('SIGTERM')
  await live.ended
  const database = new Database(join(practice.folder, 'phb-navigator.db'))
  expect(database.prepare('select count(*) as n from staff where ended_at is null').get()).toEqual({ n: 0 })
  expect(database.prepare("select count(*) as n from secret where kind = 'invite'").get()).toEqual({ n: 0 })
  database.close()
  const forgot = start({ PORT: '4397', DATA_DIR: practice.folder })
  expect(await forgot.ended).toBe(1)
  expect(forgot.text).toContain('MODE=live')
})

test('in practice no mail leaves, whatever was agreed', async () => {
  const server = await mailServer()
  const routes = mkdtempSync(join(tmpdir(), 'phb-routes-'))
  folders.push(routes)
  const agreed = { who: 'Jo Bloggs', when: '2026-10-01' }
  const route = { commissioner: 'QK1', pathways: ['chc'], route: 'email', to: 'phb@example.nhs.uk', secure: 'DCB1596' }
  writeFileSync(join(routes, 'leicester.json'), JSON.stringify({ ...route, agreed, checked: '2026-11-20' }))
  const mail = { SMTP_URL: server.url, MAIL_FROM: 'a@example.org', OPERATOR_EMAIL: 'b@example.org', ROUTES_DIR: routes }
  const program = start({ PORT: '4396', RATE_LIMIT: 'off', ...mail })
  await until(() => program.text.includes('/inbox/join?'))
  const person = new Visitor({ url: 'http://localhost:4396' })
  await upTo(person, 'consent')
  await person.say('agree')
  await new Promise((resolve) => setTimeout(resolve, 3000)) // the outbox looks every second
  const database = new Database(join(program.folder, 'phb-navigator.db'), { readonly: true })
  expect(database.prepare('select route, state from delivery').all()).toEqual([{ route: 'inbox', state: 'sent' }])
  database.close()
  expect(server.taken).toEqual([])
  await server.end()
})

test('an old Node is told plainly', async () => {
  const check = readFileSync(join(project, 'src/check-node.js'), 'utf8')
  const pretend = `Object.defineProperty(process, 'versions', { value: { node: '20.1.0' } })\n${check}`
  const child = spawn(process.execPath, ['--input-type=module', '-e', pretend])
  let text = ''
  child.stderr.on('data', (part) => (text += part))
  expect(await new Promise((resolve) => child.once('exit', resolve))).toBe(1)
  expect(text).toMatch(/needs Node 22\.18 or newer, and this is 20\.1\.0/)
})

test('what CI runs is what the README says', () => {
  const command = 'npm ci && npm test'
  expect(readFileSync(join(project, '.ci/run'), 'utf8').split('\n')).toContain(command)
  expect(readFileSync(join(project, 'README.md'), 'utf8')).toContain(command)
})
