import { createSecretKey, type KeyObject } from 'node:crypto'
import type { DataKeys } from './data-keys.ts'
import type { WrappedKey } from './schema.ts'
import { newKey, seal, unseal } from './seal.ts'

/** Makes and opens the keys of rows. Each row that holds words of a person has one of its own: erase it and they go. */
export type Keyring = {
  /** The id of the data key that wraps new rows. */
  readonly current: string
  /** Wraps a row's key with the current data key. */
  readonly wrap: (table: string, row: string, key: KeyObject) => WrappedKey
  readonly make: (table: string, row: string) => { readonly key: KeyObject; readonly wrapped: WrappedKey }
  readonly open: (table: string, row: string, wrapped: WrappedKey) => KeyObject
}

/** A keyring over our data keys: new row keys are wrapped by the first of them, old ones opened by whichever it was. */
export const keyring = (keys: DataKeys): Keyring => {
  const [current] = keys
  const wrap = (table: string, row: string, key: KeyObject) => ({
    key_id: current.id,
    wrapped_key: seal(current.key, [table, 'wrapped_key', row], key.export()),
  })
  return {
    current: current.id,
    wrap,
    make: (table, row) => {
      const key = newKey()
      return { key, wrapped: wrap(table, row, key) }
    },
    open: (table, row, { key_id, wrapped_key }) => {
      const dataKey = keys.find(({ id }) => id === key_id)
      if (!dataKey) throw new Error(`${table} ${row} needs the data key "${key_id}", which is not among DATA_KEYS`)
      return createSecretKey(unseal(dataKey.key, [table, 'wrapped_key', row], wrapped_key))
    },
  }
}
