import type { Dialog } from '../../core/dialog/define.ts'
import type { Words } from '../../core/words/words.ts'
import type { Entry } from '../../storage/storage.ts'
import { type Bubble, bubbles } from './bubbles.ts'
import type { Seen } from './chat-view.ts'

/** All that the page made for printing shows. */
export type SummaryView = {
  readonly title: string
  /** What to think of before it is printed; not for the paper. */
  readonly before: readonly Bubble[]
  readonly said: readonly Bubble[]
}

/** The message that begins a summary. */
export const SUMMARY = 'finish.summary.say'

/** What belongs to the screen and not to the paper. */
const BEFORE = 'finish.summary.part.print'

/** The newest summary that the person asked for, without the question after it; nothing if they asked for none. */
export function summaryView(
  { conversation, entries }: Seen,
  dialogs: Readonly<Record<string, Dialog>>,
  wordsOf: (locale: string) => Words,
): SummaryView | undefined {
  const entry = entries.findLast(isSummary)
  if (!entry) return undefined
  const words = wordsOf(conversation.locale)
  const shown = (isShown: (key: string) => boolean) => {
    const messages = entry.messages.filter(({ key }) => !key.endsWith('.ask') && key !== SUMMARY && isShown(key))
    return bubbles([{ ...entry, messages }], { wording: { words, dialogs, conversation } }).flat()
  }
  return {
    title: words.say('ui.summary.title'),
    before: shown((key) => key === BEFORE),
    said: shown((key) => key !== BEFORE),
  }
}

const isSummary = (entry: Entry): entry is Extract<Entry, { from: 'bot' }> =>
  entry.from === 'bot' && entry.messages.some(({ key }) => key === SUMMARY)
