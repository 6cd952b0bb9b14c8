/** Reads numbers one after another from packed bytes. */
export type Reader = {
  readonly byte: () => number
  /** A number of seven bits a byte, the lowest first. */
  readonly number: () => number
  readonly bytes: (count: number) => Uint8Array
}

export function readerOf(packed: Uint8Array, from = 0): Reader {
  let at = from
  const byte = (): number => packed[at++] ?? 0
  return {
    byte,
    number: () => {
      let value = 0
      for (let shift = 0; ; shift += 7) {
        const next = byte()
        value += (next & 127) << shift
        if (next < 128) return value
      }
    },
    bytes: (count) => {
      at += count
      return packed.subarray(at - count, at)
    },
  }
}

/** The head of a packed model (JSON, its length before it) and where the bytes after it begin. */
export function headOf(packed: Uint8Array): { readonly head: unknown; readonly rest: Reader } {
  const reader = readerOf(packed)
  const length = reader.number()
  return { head: JSON.parse(new TextDecoder().decode(reader.bytes(length))), rest: reader }
}
