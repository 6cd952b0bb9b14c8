import { createHmac, timingSafeEqual } from 'node:crypto'

/**
 * The proof in the link of a letter by which whoever got it says so, without a log-in: an HMAC of the delivery, so that it is the same
 * in every try and nothing needs to be kept. It tells nothing and opens nothing but "we have it".
 */
export const acknowledging = (key: Uint8Array) => {
  const proofOf = (delivery: string) => createHmac('sha256', key).update(`acknowledge ${delivery}`).digest()
  return {
    path: (delivery: string): string => `/received/${delivery}?proof=${proofOf(delivery).toString('base64url')}`,
    proves: (delivery: string, proof: string): boolean => {
      const given = Buffer.from(proof, 'base64url')
      const right = proofOf(delivery)
      return given.length === right.length && timingSafeEqual(given, right)
    },
  }
}
