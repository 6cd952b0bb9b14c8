import { createHash } from 'node:crypto'

/** SHA-256 of an address or a secret: both hold 128 random bits or more, so a plain hash gives nothing away. */
export const hash = (secret: string): Buffer => createHash('sha256').update(secret).digest()
