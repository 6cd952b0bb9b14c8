import type { Dialog } from '../../core/dialog/define.ts'
import { baseKey } from '../../core/words/words.ts'
import type { SaidByUs } from '../../storage/storage.ts'
import type { Seen } from './chat-view.ts'

/**
 * The message that asks the question that waits, if it is the last thing that we said: it is not when the dialogs have changed meanwhile.
 * A list of answers to change is said without a question after it; then it is the last one before.
 */
export function askIn(dialogs: Readonly<Record<string, Dialog>>, { asked, conversation, entries }: Seen) {
  const key = `${baseKey(asked.dialog, asked.question, dialogs[asked.dialog]?.questions[asked.question])}.ask`
  const last: readonly (SaidByUs | undefined)[] = entries.flatMap((entry) =>
    entry.from === 'bot' ? [entry.messages.at(-1)] : [],
  )
  return (conversation.offered?.isNumbered ? last : last.slice(-1)).findLast((message) => message?.key === key)
}
