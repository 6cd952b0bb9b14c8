import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

/** How much one person, and one network address, may ask of us. Each gives the seconds to wait; 0 is to go on. */
export type Limits = {
  /** One more message in a conversation; and from a network address, where the channel knows it. */
  readonly message: (address: string, from?: string) => Promise<number>
  /** One more conversation from a network address. A library or a helpline has one address for everybody in it. */
  readonly begin: (from: string) => Promise<number>
  /** One more word for a status, from a network address: each takes much reckoning. */
  readonly word: (from: string) => Promise<number>
}

const MESSAGES_A_MINUTE = 15
const BEGINNINGS_A_MINUTE = 60
const WORDS_A_MINUTE = 20

/** Forty people at their fastest, or some hundred who read: else whoever begins many conversations could fill the disk. */
const MESSAGES_A_MINUTE_FROM_ONE = 600

/** Limits as they are for people, counted in this process. */
export function createLimits(): Limits {
  const messages = new RateLimiterMemory({ points: MESSAGES_A_MINUTE, duration: 60 })
  const beginnings = new RateLimiterMemory({ points: BEGINNINGS_A_MINUTE, duration: 60 })
  const words = new RateLimiterMemory({ points: WORDS_A_MINUTE, duration: 60 })
  const crowds = new RateLimiterMemory({ points: MESSAGES_A_MINUTE_FROM_ONE, duration: 60 })
  return {
    message: async (address, from) =>
      (await taken(messages, address)) || (from === undefined ? 0 : await taken(crowds, from)),
    begin: (from) => taken(beginnings, from),
    word: (from) => taken(words, from),
  }
}

/** For load tests, where one machine is a crowd. */
export const noLimits: Limits = { message: async () => 0, begin: async () => 0, word: async () => 0 }

async function taken(limiter: RateLimiterMemory, key: string): Promise<number> {
  try {
    await limiter.consume(key)
    return 0
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return Math.max(1, Math.ceil(refused.msBeforeNext / 1000))
    throw refused
  }
}
