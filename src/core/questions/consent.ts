import { check } from './check.ts'
import type { Kind } from './kind.ts'

/** Agreement to something named, or none: read as strictly as a check, for nobody agrees by the way. */
export const consent: Kind = check
