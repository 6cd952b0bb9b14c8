import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { modelFolder } from '../../understanding.ts'

/** How many bytes a browser would load to understand free text offline, gzipped: code, models by words, and lists; no articles. */
export async function browserSize(project: string): Promise<number> {
  const code = await build({
    stdin: {
      contents: `export { createUnderstanding } from './src/core/understanding.ts'\nexport { createSigns } from './src/core/danger/signs.ts'`,
      resolveDir: project,
      loader: 'ts',
    },
    bundle: true,
    minify: true,
    format: 'esm',
    write: false,
  })
  const files = ['articles.bin', 'danger.bin', 'words.txt', 'settings.json'].map((name) =>
    readFileSync(join(modelFolder(project), name)),
  )
  const lists = ['meaning.json', 'danger-signs.json'].map((name) =>
    Buffer.from(JSON.stringify(JSON.parse(readFileSync(join(project, 'locales', 'en', name), 'utf8')))),
  )
  const all = [...code.outputFiles.map(({ contents }) => contents), ...files, ...lists]
  return all.reduce((sum, data) => sum + gzipSync(data, { level: 9 }).length, 0)
}
