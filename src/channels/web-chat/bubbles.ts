import type { Conversation } from '../../core/conversation/conversation.ts'
import type { ShownAnswer } from '../../core/words/message.ts'
import type { Entry, SaidByUs } from '../../storage/storage.ts'
import { SEPARATOR } from './said.ts'
import { answerText, messageText, saidText, type Wording } from './wording.ts'

/** One thing that was said. */
export type Bubble = {
  readonly isOurs: boolean
  /** The number of the entry that it was said in. */
  readonly entry: number
  /** The first of what is new since the person last said something. */
  readonly isNow: boolean
  readonly language: string
  readonly text: string
  readonly answers: readonly ShownRow[]
  /** The reference of what was sent: it must be easy to find and copy. */
  readonly reference?: string
  /** It begins a summary, which can be printed. */
  readonly isSummary: boolean
  /** The name of its picture, in easy read. */
  readonly picture?: string
}

/** An answer in a list, and the value of the button that changes it. */
export type ShownRow = { readonly label: string; readonly value: string; readonly change?: string }

type Shown = {
  readonly wording: Wording
  /** The entry that is new: its first bubble is where to read on, and answers can be changed from it. */
  readonly newest?: Entry
  /** What stands in the form instead. */
  readonly inForm?: ReadonlySet<SaidByUs | undefined>
}

/**
 * What was said, entry by entry; nothing for an entry without words. All of it is shown in the words that the person reads now, but for
 * exact words that were kept (a consent), which stay as they were read.
 */
export function bubbles(entries: readonly Entry[], { wording, newest, inForm }: Shown) {
  const { language } = wording.words
  let values = {}
  return entries.map((entry): readonly Bubble[] => {
    if (entry.from === 'person') {
      const text = saidText(wording, entry.said, values)
      return text === undefined ? [] : [bubble(text, { entry: entry.number, language, isOurs: false })]
    }
    values = entry.messages.at(-1)?.values ?? {}
    const shown = entry.messages.filter((message) => !inForm?.has(message) && message.key !== ON_PAGE)
    return shown.map((message, index) =>
      bubble(messageText(wording, message), {
        entry: entry.number,
        language: message.text === undefined ? language : entry.locale,
        isNow: entry === newest && index === 0,
        answers: rows(wording, message, entry === newest),
        reference: referenceIn(message),
        isSummary: message.key === 'finish.summary.say',
        picture: wording.words.picture(message.key),
      }),
    )
  })
}

/** A bubble of ours, but for what is said otherwise. */
export const bubble = (text: string, more: Pick<Bubble, 'entry' | 'language'> & Partial<Bubble>): Bubble => ({
  isOurs: true,
  isNow: false,
  answers: [],
  reference: undefined,
  isSummary: false,
  picture: undefined,
  text,
  ...more,
})

/** The page says it at its top, of the language that is read now. */
const ON_PAGE = 'locale.draft'

/** The answers of a message. Only the newest can be changed from the list, and nothing that was sent. */
export const rows = (wording: Wording, { key, answers = [] }: SaidByUs, isNew: boolean): readonly ShownRow[] =>
  answers.map((shown, index) => ({
    ...(key === CHANGE_WHICH ? numbered(index + 1, answerText(wording, shown)) : answerText(wording, shown)),
    change: isNew && isOpen(wording.conversation, shown) ? `${shown.run}${SEPARATOR}${shown.question}` : undefined,
  }))

/** The list from which an answer may be chosen by its number, too. */
const CHANGE_WHICH = 'core.changeWhich'

const numbered = (number: number, { label, value }: ShownRow): ShownRow => ({ label: `${number}. ${label}`, value })

const isOpen = (conversation: Conversation, { run }: ShownAnswer): boolean =>
  conversation.runs[run] !== undefined && conversation.runs[run].reference === undefined

/** Where an outcome says that a referral was sent, and not in each part of it. */
const referenceIn = ({ key, values }: SaidByUs): string | undefined =>
  key.endsWith('.say') && typeof values?.reference === 'string' ? values.reference : undefined
