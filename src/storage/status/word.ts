import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto'

/** As OWASP's cheat sheet on password storage asks for (N = 2^17, r = 8, p = 1), which takes 128 MB for a moment. */
const COST: ScryptOptions = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 }
const BYTES = 32

/** A word as it counts, however it is typed: "Blue  Elephant" and "blue elephant" are the same. */
const plain = (word: string): string => word.normalize('NFKC').trim().toLowerCase().replace(/\s+/g, ' ')

/** One at a time: each takes 128 MB while it is made, and many at once could take all there is. */
let before: Promise<unknown> = Promise.resolve()

const slowly = (word: string, salt: Buffer): Promise<Buffer> => {
  const made = before.then(
    () =>
      new Promise<Buffer>((resolve, reject) => {
        scrypt(plain(word), salt, BYTES, COST, (error, hash) => (error ? reject(error) : resolve(hash)))
      }),
  )
  before = made.catch(() => {})
  return made
}

export const hashedWord = async (word: string): Promise<{ readonly salt: Buffer; readonly hash: Buffer }> => {
  const salt = randomBytes(16)
  return { salt, hash: await slowly(word, salt) }
}

export const isWord = async (word: string, { salt, hash }: { salt: Buffer; hash: Buffer }): Promise<boolean> =>
  timingSafeEqual(await slowly(word, salt), hash)
