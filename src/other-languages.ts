import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod/mini'
import type { CardText } from './core/words/cards.ts'
import type { ForeignData } from './core/words/foreign.ts'

/** Reads what other languages are recognised by, and the English words that none may be taken for. Throws, naming the file, at a mistake. */
export function readForeign(content: string): ForeignData {
  const file = join(content, 'languages.json')
  const tongues = checked(z.record(z.string(), TONGUE), file)
  const english = ['common', 'known', 'typed'].flatMap((list) =>
    wordsIn(readFileSync(join(content, 'words', `${list}.txt`), 'utf8')),
  )
  return { tongues, english: new Set(english) }
}

/** Reads the card of each language, by its tag. Throws, naming the file, at one that is not whole. */
export function readCards(folder: string): Readonly<Record<string, CardText>> {
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'))
  return Object.fromEntries(files.map((file) => [file.slice(0, -'.json'.length), checked(CARD, join(folder, file))]))
}

function checked<T extends z.ZodMiniType>(shape: T, file: string): z.output<T> {
  const read = z.safeParse(shape, parsed(file))
  if (!read.success) throw new Error(`${file} has mistakes:\n${z.prettifyError(read.error)}`)
  return read.data
}

function parsed(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (cause) {
    throw new Error(`${file} is not JSON: ${(cause as Error).message}`, { cause })
  }
}

const text = z.string().check(z.regex(/\S/))

const TONGUE = z.strictObject({
  name: text,
  script: text,
  as: z.optional(text),
  dir: z.optional(z.literal('rtl')),
  letters: z.optional(text),
  words: z.optional(z.array(text)),
})

const CARD = z.strictObject({ status: z.enum(['draft', 'checked']), emergency: text, about: text, interpreter: text })

/** Lines that begin with # are remarks. */
const wordsIn = (list: string): readonly string[] =>
  list
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .flatMap((line) => line.toLowerCase().split(/\s+/))
    .filter((word) => word !== '')
