import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto'
import type { DataKeys } from './data-keys.ts'

/** A key for one purpose, made from the current data key (HKDF): it gives away neither that key nor the key of another purpose. */
export const derivedKey = ([current]: DataKeys, purpose: string): KeyObject =>
  createSecretKey(Buffer.from(hkdfSync('sha256', current.key, '', `phb-navigator ${purpose}`, 32)))
