import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import Database from 'better-sqlite3'
import { dataKeys } from '../../src/storage/data-keys.ts'
import { openStorage } from '../../src/storage/sqlite.ts'
import { plainReferral } from '../fixtures/referral.ts'
import { change, noon, referral } from '../storage/fixture.ts'

const root = join(import.meta.dirname, '../..')

let folder: string
let storage: Awaited<ReturnType<typeof openStorage>>
const { reference } = plainReferral
const database = () => join(folder, 'phb-navigator.db')
const here = () => openStorage({ file: database(), keys: dataKeys({ folder, database: database() }).keys })
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'phb-tools-'))
  storage = await here()
  const to = { route: 'email', destination: 'email:team@example.org', commissioner: 'QWO' }
  await storage.save(change(0, 'hello', { referral: referral({ ...to, reference, body: plainReferral }) }))
})
afterEach(async () => {
  await storage.close()
  rmSync(folder, { recursive: true })
})

/** Runs a command as `npm run` does, over the database of this test. */
const run = (tool: string, args: readonly string[], input = '', settings: NodeJS.ProcessEnv = { DATA_DIR: folder }) => {
  const env = { PATH: process.env.PATH, ...settings }
  const { stdout, stderr, status } = spawnSync(process.execPath, [join(root, 'src', 'tools', `${tool}.ts`), ...args], {
    ...{ env, input, cwd: folder, encoding: 'utf8' },
  })
  return { stdout, stderr, status }
}

/** What the audit log says of the referral. */
const audited = async () => (await storage.audit.lines(reference)).map(({ staff, act }) => `${staff} ${act}`)

test('backup, and restore once the server has stopped', async () => {
  const made = run('backup', [join(folder, 'backups')])
  expect(made).toMatchObject({ status: 0, stderr: '' })
  const backup = made.stdout.trim()
  await storage.keeping.erase(reference, noon, 'staff-1')
  expect(run('restore', [backup])).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('stop the server first'),
  })
  await storage.close()
  expect(run('restore', [backup])).toMatchObject({ status: 0, stderr: '' })
  storage = await here()
  expect(await storage.keeping.held(reference)).toMatchObject({ erasedAt: noon })
  expect(await storage.audit.last('restored')).toBeDefined()
  await storage.audit.addAll({ at: noon, staff: 'staff-1', act: 'listed' }, [reference, 'PHB-0000-0000'])
  expect(await audited()).toEqual(['staff-1 listed'])
  expect(run('audit', [])).toMatchObject({ status: 0, stdout: expect.stringContaining('3 lines, each as it was') })
})

test('erasing asks for the reference again', async () => {
  expect(run('erase', [reference], 'PHB-7TTX-0B3N\n')).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('another'),
  })
  expect((await storage.keeping.held(reference))?.erasedAt).toBeUndefined()
  const erased = run('erase', [reference.toLowerCase()], `${reference}\n`)
  expect(erased).toMatchObject({ stderr: '', stdout: expect.stringContaining('is erased') })
  expect((await storage.keeping.held(reference))?.erasedAt).toBeDefined()
  expect(await audited()).toEqual(['erase-command erased'])
  expect(run('erase', ['PHB-1'])).toMatchObject({ status: 1, stderr: expect.stringContaining('PHB-XXXX-XXXX') })
})

test.each(['body', 'wrapped_key'])('one whose %s is damaged is erased too', async (column) => {
  const damaging = new Database(database())
  damaging.prepare(`update referral set ${column} = x'00'`).run()
  damaging.close()
  const erased = run('erase', [reference], `${reference}\n`)
  expect(erased).toMatchObject({ status: 0, stderr: '', stdout: expect.stringContaining('is erased') })
  expect(await storage.keeping.held(reference)).toMatchObject({ erasedAt: expect.any(String), transcript: [] })
  expect(await audited()).toEqual(['erase-command erased'])
  expect(run('erase', [reference])).toMatchObject({ status: 1, stderr: expect.stringContaining('was erased at') })
  expect(run('erase', ['PHB-0000-0000'])).toMatchObject({ status: 1, stderr: expect.stringMatching(/no re/) })
})

test('erasing says so when the log still holds what was erased', () => {
  const reader = new Database(database(), { readonly: true })
  reader.exec('begin; select count(*) from referral')
  const erased = run('erase', [reference], `${reference}\n`)
  reader.close()
  expect(erased).toMatchObject({ status: 0, stderr: expect.stringContaining('ends with -wal') })
  expect(erased.stdout).toContain('is erased')
})

test('all that is held is written for its owner alone, and over nothing', async () => {
  const to = join(folder, 'export')
  await storage.status.correct(reference, 'My new number is 07700 900456.', noon, [])
  expect(run('export-person', [reference, to])).toMatchObject({ status: 0, stderr: '' })
  expect(readdirSync(to).toSorted()).toEqual([`${reference}.json`, `${reference}.txt`])
  for (const name of readdirSync(to)) expect((statSync(join(to, name)).mode & 0o777).toString(8)).toBe('600')
  expect(JSON.parse(readFileSync(join(to, `${reference}.json`), 'utf8'))).toMatchObject({ referral: plainReferral })
  expect(readFileSync(join(to, `${reference}.txt`), 'utf8')).toMatch(
    /What the person has changed since\n.*My new number is 07700 900456\./,
  )
  expect(readFileSync(join(to, `${reference}.txt`), 'utf8')).toContain('Jo Bloggs')
  expect(run('export-person', [reference, to])).toMatchObject({ status: 1, stderr: expect.stringContaining('EEXIST') })
  expect(await audited()).toEqual(Array(2).fill('export-person-command exported'))
})

test('the key is changed, the old one kept for backups, and everything opens', async () => {
  const before = readFileSync(join(folder, 'data-keys'), 'utf8')
  expect(run('rotate-keys', [])).toMatchObject({ status: 1, stderr: expect.stringContaining('stop the server first') })
  expect(readFileSync(join(folder, 'data-keys'), 'utf8')).toBe(before)
  await storage.close()
  expect(run('rotate-keys', [])).toMatchObject({ status: 0, stderr: '', stdout: expect.stringContaining('2 rows') })
  const after = readFileSync(join(folder, 'data-keys'), 'utf8')
  expect(after.trim().split('\n')).toHaveLength(1)
  expect(after).not.toContain(before.trim())
  const kept = readdirSync(folder).find((name) => name.startsWith('data-keys.before-')) ?? ''
  expect(readFileSync(join(folder, kept), 'utf8')).toContain(before.trim())
  storage = await here()
  expect((await storage.keeping.held(reference))?.referral).toEqual(plainReferral)
  expect(await storage.audit.last('keysRotated')).toBeDefined()
})

test('what waits is listed, tried again and sent elsewhere; nothing in the list names anybody', async () => {
  const listed = run('outbox', [])
  expect(listed.stdout).toContain(`${reference}  referral  captured`)
  expect(listed.stdout).not.toContain('Bloggs')
  expect(run('outbox', ['retry', reference]).stdout).toContain('tried again now')
  expect(run('outbox', ['redirect', reference, 'QQQ', 'chc', 'why'])).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('QQQ'),
  })
  expect(run('outbox', ['redirect', reference, 'QOP', 'chc'])).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('Say why'),
  })
  expect(run('outbox', ['redirect', reference, 'QOP', 'children', 'lives in Bolton']).stdout).toContain(
    'goes to QOP/children by inbox',
  )
  expect(await storage.outbox.waiting()).toMatchObject([
    { reference, commissioner: 'QOP', pathway: 'children', state: 'sent' },
  ])
  expect(await audited()).toEqual(['outbox-command retried', 'outbox-command redirected'])
  expect(run('outbox', ['fly'])).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('list, retry, redirect and bounce'),
  })
})

test('a reference names the referral where it is now, not news about it nor where it was before', async () => {
  const now = '2026-11-24T10:00:00.000Z'
  const [first] = await storage.outbox.waiting()
  const email = { route: 'email', destination: 'email:phb@example.nhs.uk' }
  const moved = await storage.outbox.redirect(
    first?.id ?? '',
    { commissioner: 'QWO', pathway: 'chc', ...email },
    { at: now, by: 'operator', note: 'lives in Leeds' },
  )
  await storage.outbox.bounced(moved ?? '', now)
  await storage.outbox.add({ reference }, 'corrected', email, now)
  expect(run('outbox', ['retry', reference]).stdout).toContain('tried again now')
  const waits = await storage.outbox.waiting()
  expect(waits.map(({ what }) => what)).toEqual(['referral', 'corrected'])
  expect(waits[0]).toMatchObject({ id: moved, state: 'captured', dueAt: expect.any(String) })
  expect(waits[0]?.deadAt).toBeUndefined()
  await storage.outbox.move(moved ?? '', 'accepted', { at: now, by: 'link' })
  expect(run('outbox', ['retry', reference])).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('does not wait'),
  })
})

test('a mail that is none of ours ends well', () => {
  expect(run('outbox', ['bounce'], 'Subject: hello\r\n\r\nhi')).toMatchObject({ status: 0, stderr: '' })
})

test.each(['outbox', 'questions', 'audit'])('npm run %s reads .env', async (tool) => {
  const elsewhere = join(folder, 'elsewhere')
  mkdirSync(elsewhere)
  writeFileSync(join(folder, '.env'), `DATA_DIR=${elsewhere}\n`)
  expect(run(tool, [], '', {})).toMatchObject({ status: 1, stderr: expect.stringContaining(elsewhere) })
  writeFileSync(join(folder, '.env'), `DATA_DIR=${folder}\n`)
  expect(run(tool, [], '', {})).toMatchObject({ status: 0, stderr: '' })
})

test.each([
  ['outbox', 'bounce'],
  ['questions'],
  ['staff', 'list'],
  ['restore', join(root, 'package.json')],
  ['rotate-keys'],
])('npm run %s makes neither database nor key file', (tool, ...args) => {
  const empty = join(folder, 'empty')
  mkdirSync(empty)
  expect(run(tool, args, '', { DATA_DIR: empty })).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('no command does'),
  })
  expect(readdirSync(empty)).toEqual([])
})
