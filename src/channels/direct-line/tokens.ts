import { createHmac } from 'node:crypto'
import { errors, jwtVerify, SignJWT } from 'jose'

/** What a token opens: one conversation. */
export type Pass = {
  readonly conversation: string
  /** The conversation had begun when the token was made: if it is gone now, it was erased. */
  readonly isBegun: boolean
}

/** What a token is for: calls, or a stream, whose token stands in its address. */
export type Use = 'calls' | 'stream'

/** Makes and reads tokens. */
export type Tokens = {
  readonly make: (use: Use, pass: Pass) => Promise<string>
  readonly read: (use: Use, token: string) => Promise<Pass | 'expired' | 'wrong'>
}

/** How long a token opens anything, in seconds. An address may be seen on its way, so that of a stream is good for opening it now. */
export const LIFETIME: Readonly<Record<Use, number>> = { calls: 30 * 60, stream: 60 }

/** Tokens signed by this key, and by the secret of the settings: a changed secret ends all tokens that the old one made. */
export function createTokens(key: Uint8Array, secret: string | undefined, now: () => string): Tokens {
  const signing = createHmac('sha256', key)
    .update(secret ?? '')
    .digest()
  return {
    make: (use, { conversation, isBegun }) => {
      const at = Math.floor(Date.parse(now()) / 1000)
      return new SignJWT({ conversation, isBegun })
        .setProtectedHeader({ alg: 'HS256' })
        .setAudience(use)
        .setIssuedAt(at)
        .setExpirationTime(at + LIFETIME[use])
        .sign(signing)
    },
    read: async (use, token) => {
      const wanted = { algorithms: ['HS256'], audience: use, requiredClaims: ['exp'], currentDate: new Date(now()) }
      try {
        const { payload } = await jwtVerify<Pass>(token, signing, wanted)
        return { conversation: payload.conversation, isBegun: payload.isBegun }
      } catch (error) {
        if (error instanceof errors.JWTExpired) return 'expired'
        if (error instanceof errors.JOSEError) return 'wrong'
        throw error
      }
    },
  }
}
