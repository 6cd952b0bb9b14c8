import type { Claimed } from '../../storage/storage.ts'
import type { Letter } from '../mail.ts'

/** What a letter says of a delivery, and what goes with it. */
export type LetterOf = (delivery: Claimed) => Promise<Pick<Letter, 'subject' | 'text' | 'files'>>
