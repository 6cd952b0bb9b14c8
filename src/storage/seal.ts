import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject, randomBytes } from 'node:crypto'

/** Where a sealed value is kept: it opens there and nowhere else. */
export type Cell = readonly [table: string, column: string, row: string]

/** A new random key. As a KeyObject it is quicker to use than its bytes, and a log that prints it does not give it away. */
export const newKey = (): KeyObject => createSecretKey(randomBytes(keyBytes))

/** Encrypts with AES-256-GCM and binds the result to its cell. Laid out as nonce, tag, ciphertext. */
export const seal = (key: KeyObject, cell: Cell, plain: Buffer): Buffer => {
  const nonce = newNonce()
  const cipher = createCipheriv(algorithm, key, nonce).setAAD(bound(cell))
  const body = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), body])
}

/** Decrypts what `seal` made; throws when the bytes, the key or the cell are not the same. */
export const unseal = (key: KeyObject, cell: Cell, sealed: Buffer): Buffer => {
  try {
    const nonce = sealed.subarray(0, nonceBytes)
    const tag = sealed.subarray(nonceBytes, nonceBytes + tagBytes)
    const decipher = createDecipheriv(algorithm, key, nonce, { authTagLength: tagBytes })
    decipher.setAAD(bound(cell)).setAuthTag(tag)
    return Buffer.concat([decipher.update(sealed.subarray(nonceBytes + tagBytes)), decipher.final()])
  } catch (cause) {
    const [table, column, row] = cell
    throw new Error(`${table}.${column} of row ${row} does not open: it was changed, moved, or sealed by another key`, {
      cause,
    })
  }
}

/** Seals a value as JSON. */
export const sealJson = (key: KeyObject, cell: Cell, value: unknown): Buffer =>
  seal(key, cell, Buffer.from(JSON.stringify(value)))

/** Opens what `sealJson` made. Only we could have sealed it, so its shape is taken on trust. */
export const unsealJson = <T>(key: KeyObject, cell: Cell, sealed: Buffer): T =>
  JSON.parse(unseal(key, cell, sealed).toString())

const algorithm = 'aes-256-gcm'
const keyBytes = 32
const nonceBytes = 12
const tagBytes = 16

/** A nonce that was never used. They are drawn many at a time, because each draw is a call to the system. */
const newNonce = (): Buffer => {
  if (drawn.length === 0) drawn = randomBytes(nonceBytes * noncesInADraw)
  const nonce = drawn.subarray(0, nonceBytes)
  drawn = drawn.subarray(nonceBytes)
  return nonce
}
const noncesInADraw = 256
let drawn = Buffer.alloc(0)

/** As JSON, so that no two cells read alike. */
const bound = (cell: Cell) => Buffer.from(JSON.stringify(cell))
