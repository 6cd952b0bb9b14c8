import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../../..')
const folder = 'test/fixtures/wrong-dialogs'

/** What the compiler says of the dialogs in that folder, by file. */
const compiled = () => {
  const { stdout } = spawnSync(join(root, 'node_modules/.bin/tsc'), ['-p', folder], { cwd: root, encoding: 'utf8' })
  return stdout.split('\n').flatMap((line) => {
    const [, file = '', at, text = ''] = /^(?:.*\/)?(\w+\.ts)\((\d+),\d+\): error (.*)$/.exec(line) ?? []
    return at ? [{ file, line: Number(at), text }] : line.trim() ? [{ file: '?', line: 0, text: line }] : []
  })
}

test('each wrong name in a dialog is a compile error, at that word; a dialog without mistakes compiles', () => {
  const found = compiled()
  const lines = readFileSync(join(root, folder, 'wrong.ts'), 'utf8').split('\n')
  const wrong = lines.flatMap((text, index) =>
    [...text.matchAll(/\bwrong[A-Z]\w*/g)].map(([word]) => ({ word, line: index + 1 })),
  )
  expect(wrong.length).toBeGreaterThan(8)
  expect(found.filter(({ file }) => file !== 'wrong.ts')).toEqual([])
  for (const { word, line } of wrong) {
    expect([word, ...found.filter(({ text }) => text.includes(word)).map((error) => error.line)]).toEqual([word, line])
  }
  expect(found).toHaveLength(wrong.length)
})
