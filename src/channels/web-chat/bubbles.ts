import type { Conversation } from '../../core/conversation/conversation.ts'
import type { ShownAnswer } from '../../core/words/message.ts'
import type { Entry, SaidByUs } from '../../storage/storage.ts'
import { fieldOf, SEPARATOR } from './said.ts'
import { answerText, headingText, itemTexts, messageText, saidText, type Wording, wayText } from './wording.ts'

/** One thing that was said. */
export type Bubble = {
  readonly isOurs: boolean
  /** The number of the entry that it was said in. */
  readonly entry: number
  /** The first of what is new since the person last said something. */
  readonly isNow: boolean
  readonly language: string
  /** What stands above the text. */
  readonly heading?: string
  readonly text: string
  /** Listed below the text. */
  readonly items: readonly string[]
  readonly ways: readonly WayButton[]
  readonly answers: readonly ShownRow[]
  /** The reference of what was sent: it must be easy to find and copy. */
  readonly reference?: string
  /** It begins a summary, which can be printed. */
  readonly isSummary: boolean
  /** The name of its picture, in easy read. */
  readonly picture?: string
}

/** A button that leads on: the name and value that its form sends. */
export type WayButton = { readonly label: string; readonly name: string; readonly value: string }

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
        language: message.text === undefined ? languageOf(wording, message) : entry.locale,
        isNow: entry === newest && index === 0,
        heading: message.heading && headingText(wording, message.heading),
        items: itemTexts(wording, message),
        ways: wayButtons(wording, message, entry === newest),
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
  heading: undefined,
  items: [],
  ways: [],
  answers: [],
  reference: undefined,
  isSummary: false,
  picture: undefined,
  text,
  ...more,
})

/** A card is in a language of its own; what is not translated yet is in English. */
const languageOf = ({ words }: Wording, { key, language }: SaidByUs): string => language ?? words.languageOf(key)

/** The ways on that a message offers. Only those of the newest stay: what was offered before is a question of its own by now. */
function wayButtons(wording: Wording, { ways = [], isNumbered }: SaidByUs, isNew: boolean): readonly WayButton[] {
  if (!isNew) return []
  return ways.map(({ way, values, does }, index) => {
    const label = wayText(wording, way, values)
    return { label: isNumbered ? `${index + 1}. ${label}` : label, ...fieldOf(does) }
  })
}

/** The page says it at its top, of the language that is read now. */
const ON_PAGE = 'locale.draft'

/** The answers of a message. Only the newest can be changed from the list, and nothing that was sent. */
export const rows = (wording: Wording, { isNumbered, answers = [] }: SaidByUs, isNew: boolean): readonly ShownRow[] =>
  answers.map((shown, index) => ({
    ...(isNumbered ? numbered(index + 1, answerText(wording, shown)) : answerText(wording, shown)),
    change: isNew && isOpen(wording.conversation, shown) ? `${shown.run}${SEPARATOR}${shown.question}` : undefined,
  }))

const numbered = (number: number, { label, value }: ShownRow): ShownRow => ({ label: `${number}. ${label}`, value })

const isOpen = (conversation: Conversation, { run }: ShownAnswer): boolean =>
  conversation.runs[run] !== undefined && conversation.runs[run].reference === undefined

/** Where an outcome says that a referral was sent, and not in each part of it. */
const referenceIn = ({ key, values }: SaidByUs): string | undefined =>
  key.endsWith('.say') && typeof values?.reference === 'string' ? values.reference : undefined
