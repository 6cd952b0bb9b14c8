import type { Conversation } from '../../core/conversation/conversation.ts'
import type { Part } from '../../core/conversation/read-article.ts'
import type { Dialog, Question } from '../../core/dialog/define.ts'
import { isLookUp } from '../../core/dialog/define.ts'
import { own } from '../../core/own.ts'
import type { MessageKey, MessageValues, ShownAnswer, WayKey } from '../../core/words/message.ts'
import type { Words } from '../../core/words/words.ts'
import type { Entry, SaidByUs } from '../../storage/storage.ts'

/** What the words of a transcript are found from. */
export type Wording = {
  readonly words: Words
  readonly dialogs: Readonly<Record<string, Dialog>>
  readonly conversation: Conversation
}

type Said = Extract<Entry, { from: 'person' }>['said']

/** A message of ours in words: the very text where it was kept, else today's words for it. */
export function messageText({ words }: Wording, { key, values, text }: SaidByUs): string {
  return text ?? still(() => words.say(key, values), words.say('ui.chat.reworded'))
}

/** What stands above a message, and what it lists. */
export const itemTexts = ({ words }: Wording, { items = [] }: SaidByUs): readonly string[] =>
  items.map(({ key, values }) => still(() => words.say(key, values), words.say('ui.chat.reworded')))
export const headingText = ({ words }: Wording, key: MessageKey): string =>
  still(() => words.say(key), words.say('ui.chat.reworded'))

/** An answer in a list: what it is called, and its value. */
export function answerText({ words, dialogs }: Wording, shown: ShownAnswer): { label: string; value: string } {
  const question = dialogs[shown.dialog]?.questions[shown.question]
  return {
    label: still(() => words.label(shown.dialog, shown.question, question, { context: 'you' }), shown.question),
    value: still(() => words.show(shown, question), words.say('ui.chat.reworded')),
  }
}

/** What a person did, in words; nothing when they only came. `values` are those of the question they saw. */
export function saidText(wording: Wording, said: Said, values: MessageValues): string | undefined {
  const { words, conversation } = wording
  if ('arrived' in said) return undefined
  if ('text' in said) return said.text
  if ('command' in said) return words.say(`command.${said.command}.label`)
  if ('speak' in said) return languageText(wording, said.speak)
  if ('change' in said) {
    const dialog = own(conversation.runs, said.change.run)?.dialog ?? ''
    const { label } = answerText(wording, { ...said.change, dialog, value: '' })
    return words.say('ui.chat.changed', { label })
  }
  if ('read' in said) return readText(wording, said.read)
  if ('begin' in said) return wayText(wording, `way.${said.begin}`)
  if ('noneOfThese' in said) return wayText(wording, 'way.noneOfThese')
  if ('keep' in said) return wayText(wording, 'way.keep')
  const { choices = [], text = '' } = said.answer
  if (choices.length > 0) return choices.map((id) => choiceText(wording, said.answer, id, values)).join('\n')
  return text.trim() === '' ? words.say('ui.chat.nothing') : text
}

/** The button that was pressed to read an article, or a part of it. */
const readText = (wording: Wording, { article, part }: Part): string =>
  wayText(wording, part === 'full' ? 'way.more' : part === 'sources' ? 'way.sources' : `article.${article}.title`)

/** What a way on is called. */
export const wayText = ({ words }: Wording, way: WayKey, values?: MessageValues): string =>
  still(() => words.way({ way, ...(values && { values }) }).label, words.say('ui.chat.reworded'))

/** A language as the little dialog offers it. */
function languageText({ words, dialogs }: Wording, locale: string): string {
  const asked = dialogs.language?.questions.to
  const otherwise = words.say('command.language.label')
  return asked ? still(() => words.choice('language', 'to', asked, locale).label, otherwise) : otherwise
}

function choiceText(
  wording: Wording,
  { run: id, question }: { run: string; question: string },
  choice: string,
  values: MessageValues,
): string {
  const { words, conversation } = wording
  const run = own(conversation.runs, id)
  const found = questionOf(wording, run?.dialog, question, choice)
  const { asked } = found ?? {}
  const from = asked && !isLookUp(asked) ? asked.from : undefined
  const picked = from ? run?.answers[from]?.detail?.options?.find((option) => option.id === choice) : undefined
  const otherwise = words.say('ui.chat.reworded')
  if (picked) return picked.label
  return found
    ? still(() => words.choice(found.dialog, question, found.asked, choice, values).label, otherwise)
    : otherwise
}

/** The question that was answered. Its run may be gone since (the person began again): then any of that name and choice. */
function questionOf({ dialogs }: Wording, dialog: string | undefined, question: string, choice: string) {
  const known = dialog === undefined ? Object.keys(dialogs) : [dialog]
  const all = known.flatMap((id) => {
    const asked = dialogs[id]?.questions[question]
    return asked ? [{ dialog: id, asked }] : []
  })
  return dialog === undefined ? all.find(({ asked }) => has(asked, choice)) : all[0]
}

const has = (question: Question, choice: string): boolean =>
  Object.hasOwn(question.choices ?? {}, choice) || (!isLookUp(question) && (question.options ?? []).includes(choice))

/** Old rows of a transcript may name words that are gone, or want other values now: the rest of it must still be shown. */
function still(words: () => string, otherwise: string): string {
  try {
    return words()
  } catch {
    return otherwise
  }
}
