import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto'
import { bare } from '../../core/words/bare.ts'
import { turns } from './turns.ts'

/** As OWASP's cheat sheet on password storage asks for (N, with r = 8 and p = 1), which takes 128 MB for a moment. Tests may take less. */
export const WORD_COST = 2 ** 17
const OTHERWISE: ScryptOptions = { r: 8, p: 1, maxmem: 256 * 1024 * 1024 }
const BYTES = 32

/** What is kept of a word. */
export type Hashed = { readonly salt: Buffer; readonly hash: Buffer }

/** Hashing of words. Each gives nothing where too many wait for theirs. */
export type SlowWords = {
  readonly hashed: (reference: string, word: string) => Promise<Hashed | undefined>
  /** Whether a word is the one that was kept; where none was, no, after a wait as long. */
  readonly isWord: (reference: string, word: string, kept: Hashed | undefined) => Promise<boolean | undefined>
}

export function slowWords(N: number): SlowWords {
  const slowly = (form: string, salt: Buffer): Promise<Buffer> =>
    new Promise((resolve, reject) => {
      scrypt(form, salt, BYTES, { N, ...OTHERWISE }, (error, hash) => (error ? reject(error) : resolve(hash)))
    })
  const inTurn = turns(async () => {
    await slowly('', randomBytes(16))
  })
  return {
    hashed: async (reference, word) => {
      const salt = randomBytes(16)
      const hash = await inTurn.work(reference, [() => slowly(bare(word), salt)])
      return hash?.[0] && { salt, hash: hash[0] }
    },
    isWord: async (reference, word, kept) => {
      const forms = [...new Set([bare(word), before(word)])]
      if (!kept) return inTurn.wait(reference, forms.length)
      const given = await inTurn.work(
        reference,
        forms.map((form) => () => slowly(form, kept.salt)),
      )
      return given?.some((hash) => timingSafeEqual(hash, kept.hash))
    },
  }
}

/** A word as it counted until November 2026, with its punctuation: words that were kept then still open. */
const before = (word: string): string => word.normalize('NFKC').trim().toLowerCase().replace(/\s+/g, ' ')
