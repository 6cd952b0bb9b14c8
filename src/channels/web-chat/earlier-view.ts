import type { Dialog } from '../../core/dialog/define.ts'
import type { Words } from '../../core/words/words.ts'
import { type Bubble, bubbles } from './bubbles.ts'
import type { Seen } from './chat-view.ts'

/** All that the page of earlier messages shows. */
export type EarlierView = {
  readonly title: string
  /** There was more before these. */
  readonly isCut: boolean
  readonly said: readonly Bubble[]
}

/** Makes the view: what was said, to be read and not to be answered. */
export function earlierView(
  { conversation, entries }: Seen,
  dialogs: Readonly<Record<string, Dialog>>,
  wordsOf: (locale: string) => Words,
): EarlierView {
  const words = wordsOf(conversation.locale)
  return {
    title: words.say('ui.earlier.title'),
    isCut: (entries[0]?.number ?? 1) > 1,
    said: bubbles(entries, { wording: { words, dialogs, conversation } }).flat(),
  }
}
