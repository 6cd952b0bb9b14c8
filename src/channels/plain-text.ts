import type { Asked } from '../core/conversation/asked.ts'
import type { Dialog } from '../core/dialog/define.ts'
import type { Message } from '../core/words/message.ts'
import type { Words } from '../core/words/words.ts'

/** A message in plain text: what stands above it, its words, and what it lists below, numbered only where a number chooses. */
export function messageText(words: Words, dialogs: Readonly<Record<string, Dialog>>, message: Message): string {
  const { key, values, heading, items = [], answers = [], ways = [], isNumbered } = message
  const rows = answers.map((answer) => {
    const question = dialogs[answer.dialog]?.questions[answer.question]
    return `${words.label(answer.dialog, answer.question, question, values)}: ${words.show(answer, question)}`
  })
  const labels = ways.map((way) => words.way(way).label)
  const lines = [...items.map((item) => words.say(item.key, item.values)), ...rows, ...(isNumbered ? labels : [])]
  return [
    ...(heading ? [`${words.say(heading)}\n`] : []),
    words.say(key, values),
    ...lines.map((line, index) => `  ${isNumbered ? `${index + 1}.` : '•'} ${line}`),
    ...(isNumbered ? [] : labels.map((label) => `  → ${label}`)),
  ].join('\n')
}

/** The choices of the question that waits, numbered: "2" answers with the second. */
export const choicesText = (asked: Asked): string =>
  asked.choices.map(({ label }, index) => `  ${index + 1}  ${label}`).join('\n')
