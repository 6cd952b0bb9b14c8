import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'

const root = join(import.meta.dirname, '../..')
const explained = readFileSync(join(root, 'docs/tasks/messages.md'), 'utf8')

/** What a program says to whoever runs it: each text of its errors and of what it prints, cut where a value stands. */
function said(file: string): readonly string[] {
  const code = readFileSync(join(root, file), 'utf8')
  const calls = code.match(/\b(?:Error|console\.log)\((?!\n? *\[)[\s\S]*?\)(?=\n|$)/g) ?? []
  return calls
    .flatMap((call) => call.match(/'[^']*'|`[^`]*`/g) ?? [])
    .flatMap((text) => text.slice(1, -1).split(/\$\{[^}]*\}/))
    .map((text) => text.trim())
    .filter((text) => /[a-z]{2,} /i.test(text))
}

test.each(['src/tools/outbox.ts', 'src/tools/audit.ts', 'src/tools/rotate-keys.ts', 'src/storage/keeping/alone.ts'])(
  'what %s says is explained to who runs it',
  (file) => {
    const all = said(file)
    expect(all.length).toBeGreaterThan(0)
    expect(all.filter((text) => !explained.includes(text))).toEqual([])
  },
)
