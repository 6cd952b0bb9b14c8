import type { Asked } from '../../core/conversation/asked.ts'
import type { Conversation } from '../../core/conversation/conversation.ts'
import type { Dialog } from '../../core/dialog/define.ts'
import type { ShownAnswer } from '../../core/words/message.ts'
import { baseKey, type Words } from '../../core/words/words.ts'
import type { Entry, SaidByUs } from '../../storage/storage.ts'
import { askParts } from './ask-parts.ts'
import { type QuestionView, questionView } from './question-view.ts'
import { SEPARATOR } from './said.ts'
import { answerText, messageText, saidText, type Wording } from './wording.ts'

/** All that the page of the chat shows. */
export type ChatView = {
  readonly title: string
  readonly isError: boolean
  /** Folded away at first: a long chat is long on a phone, and to listen to. */
  readonly earlier: readonly Bubble[]
  readonly latest: readonly Bubble[]
  readonly question: QuestionView
  readonly revision: number
  /** The nonce of the buttons that answer nothing. */
  readonly nonce: string
}

type Bubble = {
  readonly isOurs: boolean
  /** The first of what is new since the person last said something. */
  readonly isNow: boolean
  readonly language: string
  readonly text: string
  readonly answers: readonly ShownRow[]
  /** The reference of what was sent: it must be easy to find and copy. */
  readonly reference?: string
}

/** An answer in a list, and the value of the button that changes it. */
export type ShownRow = { readonly label: string; readonly value: string; readonly change?: string }

/** What is on a person's screen, as `look` gives it. */
export type Seen = {
  readonly conversation: Conversation
  readonly asked: Asked
  readonly entries: readonly Entry[]
}

/** How many of the latest entries are in sight: the last question, its answer, and what we say now. */
const IN_SIGHT = 3

/** Whether the last thing that we said is the question that waits: it is not when the dialogs have changed meanwhile. */
export function isAsking(dialogs: Readonly<Record<string, Dialog>>, { asked, entries }: Seen): boolean {
  const last = entries.at(-1)
  const question = dialogs[asked.dialog]?.questions[asked.question]
  return last?.from === 'bot' && last.messages.at(-1)?.key === `${baseKey(asked.dialog, asked.question, question)}.ask`
}

/** Makes the view. The last message is the question; a problem before it stands beside the field that it is about. */
export function chatView(
  seen: Seen,
  dialogs: Readonly<Record<string, Dialog>>,
  wordsOf: (locale: string) => Words,
  newNonce: () => string,
): ChatView {
  const { conversation, asked, entries } = seen
  const words = wordsOf(conversation.locale)
  const wording: Wording = { words, dialogs, conversation }
  const last = entries.at(-1)
  const said = last?.from === 'bot' ? last.messages : []
  const ask = said.at(-1)
  const problem = said.find(({ key }) => key.startsWith('problem.'))
  const inForm = new Set([ask, problem])
  const parts = askParts(ask ? messageText(wording, ask) : '')
  const isSaid = said.some((message) => !inForm.has(message))
  const lead = parts.lead ? [bubble(words, parts.lead, { isNow: !isSaid })] : []

  let values = {}
  const bubbles = entries.map((entry): readonly Bubble[] => {
    if (entry.from === 'person') {
      const text = saidText(wording, entry.said, values)
      return text === undefined ? [] : [bubble(words, text, { isOurs: false })]
    }
    values = entry.messages.at(-1)?.values ?? {}
    const at: Wording = { ...wording, words: wordsOf(entry.locale) }
    const shown = entry.messages.filter((message) => !inForm.has(message))
    return shown.map((message, index) =>
      bubble(at.words, messageText(at, message), {
        isOurs: true,
        isNow: entry === last && index === 0,
        answers: rows(at, conversation, message, entry === last),
        reference: referenceIn(message),
      }),
    )
  })
  return {
    title: words.say('ui.title'),
    isError: problem !== undefined,
    earlier: bubbles.slice(0, -IN_SIGHT).flat(),
    latest: [...bubbles.slice(-IN_SIGHT).flat(), ...lead],
    question: questionView({
      asked,
      wording,
      parts,
      rows: ask ? rows(wording, conversation, ask, true) : [],
      problem: problem && messageText(wording, problem),
      typed: typedBefore(entries, asked, said),
      isNow: !isSaid && lead.length === 0,
      nonce: newNonce(),
    }),
    revision: conversation.revision,
    nonce: newNonce(),
  }
}

function bubble(words: Words, text: string, more: Partial<Bubble>): Bubble {
  return { isOurs: true, isNow: false, answers: [], reference: undefined, language: words.language, text, ...more }
}

/** Where an outcome says that a referral was sent, and not in each part of it. */
const referenceIn = ({ key, values }: SaidByUs): string | undefined =>
  key.endsWith('.say') && typeof values?.reference === 'string' ? values.reference : undefined

/** The answers of a message. Only the newest can be changed from the list, and nothing that was sent. */
function rows(wording: Wording, conversation: Conversation, { answers = [] }: SaidByUs, isNew: boolean): ShownRow[] {
  return answers.map((shown) => ({
    ...answerText(wording, shown),
    change: isNew && isOpen(conversation, shown) ? `${shown.run}${SEPARATOR}${shown.question}` : undefined,
  }))
}

const isOpen = (conversation: Conversation, { run }: ShownAnswer): boolean =>
  conversation.runs[run] !== undefined && conversation.runs[run].reference === undefined

/** What the person gave for this question when it was not taken: it stands in the form again, so that nothing is typed twice. */
function typedBefore(entries: readonly Entry[], asked: Asked, said: readonly SaidByUs[]) {
  const mine = entries.findLast((entry) => entry.from === 'person')?.said
  const isRefused = said.some(({ key }) => key.startsWith('problem.') || key === 'core.movedOn')
  if (!isRefused || !mine) return undefined
  if ('text' in mine) return { text: mine.text }
  return 'answer' in mine && mine.answer.run === asked.run && mine.answer.question === asked.question
    ? mine.answer
    : undefined
}
