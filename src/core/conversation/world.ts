import type { Articles } from '../articles.ts'
import type { Danger } from '../danger/danger.ts'
import type { Signs } from '../danger/signs.ts'
import type { Dialog } from '../dialog/define.ts'
import type { Found } from '../finding/finder.ts'
import type { Foreign } from '../words/foreign.ts'
import type { Language } from '../words/language.ts'
import type { Words } from '../words/words.ts'

/** What a turn needs from outside itself: it has no clock, no randomness and no words of its own. */
export type World = {
  readonly dialogs: Readonly<Record<string, Dialog>>
  /** In the person's language. */
  readonly words: Words
  /** Those that the person may change to. */
  readonly languages: readonly Language[]
  readonly articles: Articles
  /** What free text asks for, and whether it may tell of danger. */
  readonly understanding: {
    readonly find: (text: string) => Found
    readonly danger: (text: string) => Danger | undefined
    /** Whether a sign of danger in it may be mistaken. */
    readonly isHarmless: (text: string) => boolean
    /** Whether a word is one that people use. */
    readonly isWord: (word: string) => boolean
  }
  /** The kinds of danger that words tell of plainly, in any of our languages. */
  readonly signs: Signs
  /** Another language than English. */
  readonly foreign: (text: string) => Foreign | undefined
  /** In practice nothing leaves this computer. */
  readonly mode: 'practice' | 'live'
  /** ISO time, UTC. */
  readonly now: string
  readonly newId: () => string
  /** A reference that nobody has yet, as far as we know. */
  readonly newReference: () => string
  /** The version of a look-up's data now. */
  readonly version: (lookUp: string) => string
}

/** The dialog that a conversation begins with, and the menu that follows when nothing is left to do. */
export const FIRST_DIALOG = 'welcome'
export const MENU = 'menu'
