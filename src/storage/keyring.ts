import { createSecretKey, type KeyObject } from 'node:crypto'
import type { DataKeys } from './data-keys.ts'
import type { WrappedKey } from './schema.ts'
import { newKey, seal, unseal } from './seal.ts'

/** Makes and opens the keys of rows. Each row that holds words of a person has one of its own: erase it and they go. */
export type Keyring = {
  readonly make: (table: string, row: string) => { readonly key: KeyObject; readonly wrapped: WrappedKey }
  readonly open: (table: string, row: string, wrapped: WrappedKey) => KeyObject
}

/** A keyring over our data keys: new row keys are wrapped by the first of them, old ones opened by whichever it was. */
export const keyring = (keys: DataKeys): Keyring => {
  const [current] = keys
  return {
    make: (table, row) => {
      const key = newKey()
      const wrapped_key = seal(current.key, [table, 'wrapped_key', row], key.export())
      return { key, wrapped: { key_id: current.id, wrapped_key } }
    },
    open: (table, row, { key_id, wrapped_key }) => {
      const dataKey = keys.find(({ id }) => id === key_id)
      if (!dataKey) throw new Error(`${table} ${row} needs the data key "${key_id}", which is not among DATA_KEYS`)
      return createSecretKey(unseal(dataKey.key, [table, 'wrapped_key', row], wrapped_key))
    },
  }
}
