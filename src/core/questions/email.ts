import * as z from 'zod/mini'
import { cleanLine } from './clean.ts'
import { freeKind, isText } from './free-kind.ts'
import type { Grammar } from './grammar.ts'
import { problem } from './problem.ts'

/** An email address, by itself or inside a sentence. */
export const email = freeKind({
  field: { control: 'line', inputmode: 'email', autocomplete: 'email' },
  read: (typed, _, { grammar }) => {
    const line = spoken(cleanLine(typed).replace(INVISIBLE, ''), grammar)
    if (!/[@\uff20]/.test(line)) return problem('email.at')
    if (line.length > LONGEST_MESSAGE) return problem('email.unreadable')
    const written = line
      .normalize('NFKC')
      .replace(/\s*@\s*/g, '@')
      .split(' ')
      .filter((word) => word.includes('@'))
    const [only] = written
    const value = only && written.length === 1 ? lowerDomain(bare(only)) : ''
    return isAddress(value) ? { value } : problem('email.unreadable')
  },
  is: isText,
  fits: (value) => isAddress(value) && lowerDomain(value) === value,
  show: (value) => value,
})

const LONGEST_MESSAGE = 500
const INVISIBLE = /\p{Cf}/gu

const address = z.email().check(z.maxLength(254)) // the longest that mail servers take

const isAddress = (value: string): boolean => address.safeParse(value).success

/** Without what people and programs put round an address. */
const bare = (word: string): string =>
  word.replace(/^[<("'\u2018\u201c]*(?:mailto:)?/i, '').replace(/[>)"'\u2019\u201d.,;:!?]+$/, '')

function lowerDomain(value: string): string {
  const at = value.lastIndexOf('@')
  return value.slice(0, at) + value.slice(at).toLowerCase()
}

/** "jo at home dot com" and "jo at home.com" as they are written; a text without both signs stays. */
function spoken(line: string, { at, dot }: Grammar): string {
  const words = line.split(' ')
  const has = (signs: ReadonlySet<string>) => words.some((word) => signs.has(word.toLowerCase()))
  if (line.includes('@') || !has(at) || !(has(dot) || words.some((word) => HOST.test(word)))) return line
  return words
    .map((word) => (at.has(word.toLowerCase()) ? '@' : dot.has(word.toLowerCase()) ? '.' : word))
    .join(' ')
    .replace(/ ([@.]) /g, '$1')
}

/** "home.com" */
const HOST = /^[\p{L}\d-]+(?:\.[\p{L}\d-]+)*\.\p{L}{2,}$/u
