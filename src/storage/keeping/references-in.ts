import { createReadStream, existsSync } from 'node:fs'

/** As long as a reference, less one: so much of one may stand at the end of what was read. */
const LAST = 'PHB-XXXX-XXXX'.length - 1

/** Every reference that stands in a file, whole or damaged: a database keeps them as they are read. */
export async function referencesIn(file: string): Promise<readonly string[]> {
  if (!existsSync(file)) return []
  const found = new Set<string>()
  let end = ''
  for await (const piece of createReadStream(file, { encoding: 'latin1', highWaterMark: 1024 * 1024 })) {
    const text = end + piece
    for (const [reference] of text.matchAll(/PHB-[0-9A-Z]{4}-[0-9A-Z]{4}/g)) found.add(reference)
    end = text.slice(-LAST)
  }
  return [...found]
}
