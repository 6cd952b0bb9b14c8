import { choice } from './choice.ts'
import type { Kind } from './kind.ts'

/** The page that shows every answer for checking: its buttons are all that can be answered. */
export const check: Kind = choice
