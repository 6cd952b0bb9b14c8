import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { parseDataKeys } from '../../src/storage/data-keys.ts'
import { fixture, noon, writtenKey } from './fixture.ts'

const { open, folder } = fixture()

test('what was acknowledged before a kill is there after it, with its delivery, once', async () => {
  const file = join(folder(), 'test.db')
  const keys = writtenKey('test')
  const acknowledged: string[] = []
  for (const name of ['first', 'second', 'third']) acknowledged.push(...(await saveUntilKilled(file, keys, name)))
  expect(acknowledged.length).toBeGreaterThan(30)

  const { storage } = await open(file, parseDataKeys(keys))
  const rows = await storage.deliveries()
  const references = rows.map(({ reference }) => reference)
  expect(new Set(references).size).toBe(references.length)
  expect(acknowledged.filter((reference) => !references.includes(reference))).toEqual([])
  for (const { id, reference } of rows) {
    expect(await storage.openDelivery(id, noon)).toMatchObject({ referral: reference })
    expect(await storage.transcript(`web:${reference}`)).toHaveLength(2)
  }
})

/** The references that a process had acknowledged when it was killed, soon after the tenth. */
const saveUntilKilled = (file: string, keys: string, name: string) =>
  new Promise<string[]>((resolve, reject) => {
    const child = spawn(process.execPath, ['test/storage/save-until-killed.ts', file, keys, name])
    let printed = ''
    let errors = ''
    child.stderr.on('data', (chunk) => {
      errors += chunk
    })
    child.stdout.on('data', (chunk) => {
      printed += chunk
      if (printed.split('\n').length > 10) setTimeout(() => child.kill('SIGKILL'), Math.random() * 20)
    })
    child.on('close', (_, signal) => {
      if (signal === 'SIGKILL') resolve(printed.split('\n').slice(0, -1))
      else reject(new Error(errors))
    })
  })
