import { createHash, timingSafeEqual } from 'node:crypto'
import type { Pass, Tokens } from './tokens.ts'

/** Who calls: one who knows the secret and may open everything, one with a token, or one with neither. */
export type Caller = 'trusted' | Pass | 'expired' | 'wrong' | 'nobody'

/** Tells who calls by the Authorization header. */
export async function callerOf(
  authorization: string | undefined,
  tokens: Tokens,
  secret: string | undefined,
): Promise<Caller> {
  const [, bearer] = /^Bearer +(\S.*)$/i.exec(authorization ?? '') ?? []
  if (bearer === undefined) return 'nobody'
  return secret !== undefined && isSame(bearer.trim(), secret) ? 'trusted' : tokens.read('calls', bearer.trim())
}

/** Compares in the same time whatever is given, so that nobody can find a secret letter by letter. */
const isSame = (given: string, secret: string): boolean => timingSafeEqual(hashed(given), hashed(secret))

const hashed = (text: string) => createHash('sha256').update(text).digest()
