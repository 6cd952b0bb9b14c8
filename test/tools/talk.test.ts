import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'

const project = join(import.meta.dirname, '../..')

/** The terminal chat, with these lines typed one after another. */
async function talk(lines: readonly string[]): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'phb-talk-'))
  const env = { PATH: process.env.PATH, DATA_DIR: folder }
  const child = spawn(process.execPath, ['src/tools/talk.ts'], { cwd: project, env })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (said += part))
  child.stdin.end(`${lines.join('\n')}\n`)
  expect(await new Promise((resolve) => child.once('exit', resolve))).toBe(0)
  rmSync(folder, { recursive: true })
  return said
}

test('from hello to a reference in the terminal, in people’s own words and by number', async () => {
  const said = await talk([
    'its for me',
    'ask now',
    '1',
    'neither',
    'any time',
    'nobody',
    'continuing healthcare',
    'le1 4pw',
    'The Park Surgery',
    'near home',
    '12/3/48',
    "Siân O'Brien",
    '07700 900123',
    '1 High Street, Leicester',
    'english',
    'no',
    'none',
    '1',
    'no',
    'nobody else',
    'change name',
    'Sian OBrien & co',
    'everything is right',
    'I agree',
  ])
  expect(said).toMatch(/PHB-[0-9A-Z]{4}-[0-9A-Z]{4}/)
  expect(said).toContain('nothing leaves this computer')
  expect(said).toContain('• Name: Sian OBrien & co')
})

test('a list of answers to change is numbered, and a number opens one', async () => {
  const said = await talk(['me', 'find', 'no', 'change', '1'])
  const [, after = ''] = said.split('> change')
  expect(after).toMatch(/ {2}1\. /)
  expect(after.split('> 1')[1]).toContain('1  ')
})

test('in another language, from the moment it is asked for', async () => {
  const said = await talk(['me', 'urdu', 'in english'])
  expect(said.split('> urdu')[1]).toMatch(/[\u0600-\u06ff]{3}/)
  expect(said.split('> in english')[1]).toContain('What would you like to do?')
})
