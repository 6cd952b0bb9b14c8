/** The last word of a name, without case, marks or accents: "Siân O’Brien" and "OBRIEN" are the same. Nothing where no letter is left. */
export function surnameKey(name: string): string | undefined {
  const last = name.trim().split(/\s+/).at(-1) ?? ''
  const plain = last
    .normalize('NFKD')
    .replace(/[^\p{L}]/gu, '')
    .toLowerCase()
  return plain === '' ? undefined : plain
}

/** A postcode without spaces or case. */
export const postcodeKey = (postcode: string): string => postcode.replace(/\s/g, '').toUpperCase()

/** An NHS number's ten digits. */
export const nhsNumberKey = (number: string): string => number.replace(/\D/g, '')
