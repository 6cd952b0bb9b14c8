import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto'

/** As OWASP's cheat sheet on password storage asks for (N, with r = 8 and p = 1), which takes 128 MB for a moment. Tests may take less. */
export const WORD_COST = 2 ** 17
const OTHERWISE: ScryptOptions = { r: 8, p: 1, maxmem: 256 * 1024 * 1024 }
const BYTES = 32

/** A word as it counts, however it is typed: "Blue  Elephant" and "blue elephant" are the same. */
const plain = (word: string): string => word.normalize('NFKC').trim().toLowerCase().replace(/\s+/g, ' ')

/** One at a time: each takes 128 MB while it is made, and many at once could take all there is. */
let before: Promise<unknown> = Promise.resolve()

/** So many may wait, each for half a second: whoever comes after is asked to come again. */
const MOST_WAITING = 20
let waiting = 0

/** The slow hash of a word; nothing where too many wait for theirs. */
async function slowly(word: string, salt: Buffer, N: number): Promise<Buffer | undefined> {
  if (waiting >= MOST_WAITING) return undefined
  waiting++
  const made = before.then(
    () =>
      new Promise<Buffer>((resolve, reject) => {
        scrypt(plain(word), salt, BYTES, { N, ...OTHERWISE }, (error, hash) => (error ? reject(error) : resolve(hash)))
      }),
  )
  before = made.catch(() => {})
  return made.finally(() => waiting--)
}

/** What is kept of a word; nothing where too many wait. */
export async function hashedWord(
  word: string,
  cost: number,
): Promise<{ readonly salt: Buffer; readonly hash: Buffer } | undefined> {
  const salt = randomBytes(16)
  const hash = await slowly(word, salt, cost)
  return hash && { salt, hash }
}

/** Whether a word is the one that was kept; nothing where too many wait. */
export async function isWord(
  word: string,
  { salt, hash }: { salt: Buffer; hash: Buffer },
  cost: number,
): Promise<boolean | undefined> {
  const given = await slowly(word, salt, cost)
  return given && timingSafeEqual(given, hash)
}
