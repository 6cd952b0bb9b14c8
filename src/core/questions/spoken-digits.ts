import type { Grammar } from './grammar.ts'
import { normalise, westernDigits } from './normalise.ts'

/** A text with its spoken digits written out: "oh double seven" becomes 0 77, and the letter O inside a number a 0. */
export function spokenDigits(text: string, grammar: Grammar): string {
  const words = westernDigits(text.normalize('NFKC')).split(/(\s+|-)/)
  const written: string[] = []
  let repeat = 1
  for (const word of words) {
    const plain = normalise(word)
    const times = grammar.repeats.get(plain)
    const digit = grammar.digits.get(plain)
    if (times) repeat = times
    else if (digit) written.push(digit.repeat(repeat))
    else written.push(/^[\doO]*\d[\doO]*$/.test(word) ? word.replace(/o/gi, '0') : word)
    if (!times && word.trim() !== '' && word !== '-') repeat = 1
  }
  return written.join('')
}
