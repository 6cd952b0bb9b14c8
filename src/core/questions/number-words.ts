import type { Grammar } from './grammar.ts'
import { normalise } from './normalise.ts'

const HUNDRED = 100

/** A text with its numbers in words written as digits: "thirty five" becomes 35, "two hundred" 200. All else stays as it was typed. */
export function withDigits(text: string, { numbers, and }: Grammar): string {
  const words = text.split(/(\s+|-)/)
  const written: string[] = []
  let sum = 0
  let pending: string[] = []
  const isOpen = () => pending.length > 0
  const flush = () => {
    if (isOpen()) written.push(String(sum), ...pending.filter((word) => word.trim() === '').slice(-1))
    sum = 0
    pending = []
  }
  for (const word of words) {
    const plain = normalise(word)
    const value = numbers.get(plain)
    if (value === HUNDRED && isOpen() && sum < HUNDRED) {
      sum *= HUNDRED
      pending = [word]
    } else if (value !== undefined && (!isOpen() || joins(sum, value))) {
      sum += value
      pending = [word]
    } else if (isOpen() && (plain === '' || (and.has(plain) && sum >= HUNDRED))) pending.push(word)
    else {
      flush()
      if (value === undefined) written.push(word)
      else {
        sum = value
        pending = [word]
      }
    }
  }
  flush()
  return written.join('')
}

/** Whether a number goes on with another: "twenty" with "one", "two hundred" with "five". */
const joins = (sum: number, value: number): boolean =>
  (sum >= 20 && sum % 10 === 0 && sum < HUNDRED && value < 10) ||
  (sum >= HUNDRED && sum % HUNDRED === 0 && value < HUNDRED)
