import { join } from 'node:path'
import { loadCommissioners } from './look-ups/commissioners.ts'
import { pathways } from './pathways.ts'
import { projectFolder } from './surroundings.ts'

/** Where routes are read from, and the commissioners and pathways that they may name. */
export function knownRoutes(folder = join(projectFolder, 'content', 'routes')) {
  const commissioners = loadCommissioners(join(projectFolder, 'content', 'commissioners'))
  return { folder, known: { commissioner: (ods: string) => commissioners.name(ods) !== undefined, pathways } }
}
