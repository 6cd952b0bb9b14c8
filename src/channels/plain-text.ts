import type { Asked } from '../core/conversation/asked.ts'
import type { Dialog } from '../core/dialog/define.ts'
import type { Message } from '../core/words/message.ts'
import type { Words } from '../core/words/words.ts'

/** A message in plain text, the answers that it lists numbered below it. */
export function messageText(words: Words, dialogs: Readonly<Record<string, Dialog>>, message: Message): string {
  const answers = (message.answers ?? []).map((answer, index) => {
    const question = dialogs[answer.dialog]?.questions[answer.question]
    const label = words.label(answer.dialog, answer.question, question, message.values)
    return `  ${index + 1}. ${label}: ${words.show(answer, question)}`
  })
  return [words.say(message.key, message.values), ...answers].join('\n')
}

/** The choices of the question that waits, numbered: "2" answers with the second. */
export const choicesText = (asked: Asked): string =>
  asked.choices.map(({ label }, index) => `  ${index + 1}  ${label}`).join('\n')
