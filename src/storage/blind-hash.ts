import { createHmac, createSecretKey } from 'node:crypto'
import { type DataKeys, derived, oldestOf } from './data-keys.ts'
import type { FoundByKind } from './storage.ts'

/** What a value is found by again: an HMAC, so that the file does not tell it, nor lets anybody try values without the key. */
export type BlindHash = (kind: FoundByKind | 'email', value: string) => Buffer

/** From the oldest data key, so that a new one in front loses nothing. */
export const blindHash = (keys: DataKeys): BlindHash => {
  const key = createSecretKey(derived(oldestOf(keys), 'blind index'))
  return (kind, value) =>
    createHmac('sha256', key)
      .update(JSON.stringify([kind, value]))
      .digest()
}
