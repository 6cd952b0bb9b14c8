import { randomBytes } from 'node:crypto'

/** A data key in the form of DATA_KEYS. */
export const writtenKey = (id: string) => `${id}:${randomBytes(32).toString('base64')}`
