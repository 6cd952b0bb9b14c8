import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { dialogs } from '../../dialogs/index.ts'
import { drawing } from '../core/dialog/drawing.ts'
import { projectFolder } from '../surroundings.ts'

/** Draws each dialog into docs/dialogs, one page each. */
const folder = join(projectFolder, 'docs', 'dialogs')
mkdirSync(folder, { recursive: true })
for (const dialog of Object.values(dialogs)) writeFileSync(join(folder, `${dialog.id}.md`), drawing(dialog))
console.log(`Drew ${Object.keys(dialogs).length} dialogs into docs/dialogs`)
