/** Crockford's base 32: no I, L, O or U, so that it can be read out by phone. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** How many characters are drawn; one more checks them. */
const DRAWN = 7

/** A new reference, `PHB-XXXX-XXXX`, from at least seven random bytes. It is a name, never a password. */
export function reference(random: Uint8Array): string {
  const drawn = Array.from({ length: DRAWN }, (_, index) => (random[index] ?? 0) % ALPHABET.length)
  const all = [...drawn, checkValue(drawn)].map((value) => ALPHABET[value]).join('')
  return `PHB-${all.slice(0, 4)}-${all.slice(4)}`
}

/** Reads a reference as people write it (case, spaces, O for 0, I or L for 1); nothing when its check character is wrong. */
export function readReference(text: string): string | undefined {
  const plain = text
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/^PHB/, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
  const values = [...plain].map((letter) => ALPHABET.indexOf(letter))
  if (values.length !== DRAWN + 1 || values.includes(-1)) return undefined
  if (checkValue(values.slice(0, DRAWN)) !== values[DRAWN]) return undefined
  return `PHB-${plain.slice(0, 4)}-${plain.slice(4)}`
}

/** Luhn's check modulo 32: finds every wrong character, and nearly every pair that changed places. */
function checkValue(values: readonly number[]): number {
  const base = ALPHABET.length
  const sum = values.reduce((total, value, index) => {
    const weighted = value * ((values.length - index) % 2 === 1 ? 2 : 1)
    return total + Math.floor(weighted / base) + (weighted % base)
  }, 0)
  return (base - (sum % base)) % base
}
