import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { dataKeys } from '../../src/storage/data-keys.ts'
import { openStorage } from '../../src/storage/sqlite.ts'

const root = join(import.meta.dirname, '../..')
let folder: string
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'phb-staff-'))
  const database = join(folder, 'phb-navigator.db')
  await (await openStorage({ file: database, keys: dataKeys({ folder, database }).keys })).close()
})
afterEach(() => rmSync(folder, { recursive: true }))

const run = (tool: string, ...args: readonly string[]) => {
  const env = { PATH: process.env.PATH, DATA_DIR: folder, INBOX_URL: 'http://inbox.localhost' }
  const { stdout, stderr, status } = spawnSync(process.execPath, [join(root, 'src', 'tools', `${tool}.ts`), ...args], {
    ...{ env, cwd: folder, encoding: 'utf8' },
  })
  return { stdout, stderr, status }
}
const SAM = ['--name', 'Sam Smith', '--role', 'commissioner', '--commissioner', 'QWO'] as const

test('somebody is invited, listed and ended, and the log says so', async () => {
  const invited = run('staff', 'invite', 'sam@example.nhs.uk', ...SAM, '--pathways', 'chc, children')
  expect(invited).toMatchObject({ status: 0, stderr: '' })
  expect(invited.stdout).toMatch(/http:\/\/inbox\.localhost\/inbox\/join\?link=[\w-]{43}/)
  expect(run('staff', 'list').stdout).toContain('sam@example.nhs.uk  Sam Smith  commissioner QWO chc+children  invited')
  expect(run('staff', 'end', 'SAM@example.nhs.uk').stdout).toContain('cannot sign in any more')
  expect(run('staff').stdout).toContain('left ')
  const storage = await openStorage({
    file: join(folder, 'phb-navigator.db'),
    keys: dataKeys({ folder, database: '' }).keys,
  })
  const [sam] = await storage.staff.all()
  const lines = await storage.audit.lines(sam?.id ?? '')
  await storage.close()
  expect(lines.map(({ act }) => act)).toEqual(['invited', 'ended'])
  expect(run('audit').stdout).toContain('2 lines, each as it was written')
  expect(run('audit', '2', 'x')).toMatchObject({ status: 1, stderr: expect.stringContaining('64 characters') })
})

test.each([
  [['invite', 'sam', ...SAM], 'no e-mail address'],
  [['invite', 'sam@example.nhs.uk', '--role', 'operator'], 'Say their name'],
  [['invite', 'sam@example.nhs.uk', '--name', 'Sam', '--role', 'boss'], 'commissioner, peer, site, operator'],
  [['invite', 'sam@example.nhs.uk', '--name', 'Sam', '--role', 'commissioner'], 'Say whose referrals'],
  [
    ['invite', 'sam@example.nhs.uk', '--name', 'Sam', '--role', 'commissioner', '--commissioner', 'QQQ'],
    'Say whose referrals',
  ],
  [
    ['invite', 'sam@example.nhs.uk', '--name', 'Sam', '--role', 'peer', '--commissioner', 'QWO'],
    'for the role commissioner alone',
  ],
  [['invite', 'sam@example.nhs.uk', ...SAM, '--pathways', 'adult'], 'there are chc, fastTrack'],
  [['end', 'nobody@example.nhs.uk'], 'Nobody with'],
  [['fire', 'sam@example.nhs.uk'], 'invite, list and end'],
])('%j is refused, saying what there is', (args, why) => {
  expect(run('staff', ...args)).toMatchObject({ status: 1, stderr: expect.stringContaining(why) })
})
