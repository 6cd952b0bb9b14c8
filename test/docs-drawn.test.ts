import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { dialogs } from '../dialogs/index.ts'
import { drawing } from '../src/core/dialog/drawing.ts'

const folder = join(import.meta.dirname, '../docs/dialogs')

test('every dialog is drawn, and nothing else', () => {
  expect(readdirSync(folder).toSorted()).toEqual(
    Object.keys(dialogs)
      .map((id) => `${id}.md`)
      .toSorted(),
  )
})

test.each(Object.values(dialogs))('$id is drawn as it is now: run `npm run draw`', (dialog) => {
  expect(readFileSync(join(folder, `${dialog.id}.md`), 'utf8')).toBe(drawing(dialog))
})
