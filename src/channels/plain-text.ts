import type { Asked } from '../core/conversation/asked.ts'
import type { Dialog } from '../core/dialog/define.ts'
import type { Message } from '../core/words/message.ts'
import type { Words } from '../core/words/words.ts'

/** A message in plain text, with the answers that it lists below it: numbered only where a number opens one. */
export function messageText(
  words: Words,
  dialogs: Readonly<Record<string, Dialog>>,
  message: Message,
  isNumbered: boolean,
): string {
  const answers = (message.answers ?? []).map((answer, index) => {
    const question = dialogs[answer.dialog]?.questions[answer.question]
    const label = words.label(answer.dialog, answer.question, question, message.values)
    return `  ${isNumbered ? `${index + 1}.` : '•'} ${label}: ${words.show(answer, question)}`
  })
  return [words.say(message.key, message.values), ...answers].join('\n')
}

/** The choices of the question that waits, numbered: "2" answers with the second. */
export const choicesText = (asked: Asked): string =>
  asked.choices.map(({ label }, index) => `  ${index + 1}  ${label}`).join('\n')
