import { join } from 'node:path'
import { dialogs } from '../../../dialogs/index.ts'
import { letter } from '../../../src/handover/letter/letter.ts'
import { type About, type PrintedLetter, printed } from '../../../src/handover/letter/printed.ts'
import type { Referral } from '../../../src/handover/referral.ts'
import { readLocales } from '../../../src/locales.ts'

export const project = join(import.meta.dirname, '../../..')

export const words = readLocales(join(project, 'locales'), dialogs, () => ({ helpline: 'a helpline' })).wordsOf('en')

/** The letter that a referral becomes. */
export const printedOf = (referral: Referral, about?: About): PrintedLetter =>
  printed(words, letter(words, dialogs, referral), about)

/** All of its rows, in order. */
export const rowsOf = ({ contact, corrections, about, sections }: PrintedLetter) => [
  ...contact.rows,
  ...(corrections?.rows ?? []),
  ...about,
  ...sections.flatMap(({ rows }) => rows),
]

export const ACKNOWLEDGE = 'https://phb.example.org/received/0193a7c2-1111-7222-8333-444455556666?proof=abc_-123'
