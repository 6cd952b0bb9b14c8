import { readReference } from '../handover/reference.ts'

/** The reference that a command was given. Throws, saying what one looks like, where it is none. */
export function referenceGiven(text = ''): string {
  const reference = readReference(text)
  if (!reference) throw new Error(`"${text}" is no reference: they look like PHB-XXXX-XXXX`)
  return reference
}
