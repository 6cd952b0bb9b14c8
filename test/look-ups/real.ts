import { join } from 'node:path'
import { type Commissioners, loadCommissioners } from '../../src/look-ups/commissioners.ts'

export const folder = join(import.meta.dirname, '../../content/commissioners')

/** The real tables, as they were collected, and a time at which they hold. */
export const commissioners: Commissioners = loadCommissioners(folder)
export const now = '2026-11-22T12:00:00.000Z'
export const today = '2026-11-22'
