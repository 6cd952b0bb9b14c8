import { decodeJwt } from 'jose'

/** Who signs what comes from channels. */
export const CHANNEL_ISSUER = 'https://api.botframework.com'

/**
 * Whether a token claims to come from a channel of the Bot Framework: looked at before the SDK proves it. The SDK would also take tokens
 * for other bots and for its emulator, whose service URL it does not check.
 */
export function isFromChannel(authorization: string | undefined, issuer: string): authorization is string {
  const [, token] = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(authorization ?? '') ?? []
  if (!token) return false
  try {
    return decodeJwt(token).iss === issuer
  } catch {
    return false
  }
}
