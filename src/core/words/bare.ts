import { normalise } from '../questions/normalise.ts'

/**
 * Letters and digits alone, as a secret word counts however it is typed and on whichever keyboard. What is kept of words is made from this: another
 * form shuts people out.
 */
export const bare = (text: string): string => normalise(text.normalize('NFKC')).replace(/[^\p{L}\p{M}\p{N}]/gu, '')
