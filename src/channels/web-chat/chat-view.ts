import type { Asked } from '../../core/conversation/asked.ts'
import type { Conversation } from '../../core/conversation/conversation.ts'
import type { Dialog } from '../../core/dialog/define.ts'
import type { Language } from '../../core/words/language.ts'
import type { Words } from '../../core/words/words.ts'
import type { Entry, SaidByUs } from '../../storage/storage.ts'
import { askIn } from './ask-in.ts'
import { askParts } from './ask-parts.ts'
import { type Bubble, bubble, bubbles, rows } from './bubbles.ts'
import { type LanguagesView, languagesView } from './languages-view.ts'
import { type QuestionView, questionView } from './question-view.ts'
import { messageText, type Wording } from './wording.ts'

/** All that the page of the chat shows. */
export type ChatView = LanguagesView & {
  readonly title: string
  readonly isError: boolean
  /** More was said than stands here: a long chat is long on a phone, and to listen to. */
  readonly hasEarlier: boolean
  /** Something was sent in it: the person may choose a word, and see later how that goes. */
  readonly hasReferral: boolean
  readonly latest: readonly Bubble[]
  readonly question: QuestionView
  readonly revision: number
  /** Which chat it is, and its newest entry: the script asks for what is newer. */
  readonly chat: string
  readonly newest: number
  /** The nonce of the buttons that answer nothing. */
  readonly nonce: string
}

/** What is on a person's screen, as `look` gives it. */
export type Seen = {
  readonly conversation: Conversation
  readonly asked: Asked
  readonly entries: readonly Entry[]
}

/** How many of the latest entries are in sight: the last question, its answer, and what we say now. */
const IN_SIGHT = 3

type Around = {
  readonly dialogs: Readonly<Record<string, Dialog>>
  readonly wordsOf: (locale: string) => Words
  readonly languages: readonly Language[]
}

/** Makes the view. Everything after the entry `after`, which somebody has seen, is in sight too. The question stands in its form; a problem before it stands beside the field that it is about. */
export function chatView(
  seen: Seen,
  { dialogs, wordsOf, languages }: Around,
  newNonce: () => string,
  after = Number.POSITIVE_INFINITY,
): ChatView {
  const { conversation, asked, entries } = seen
  const words = wordsOf(conversation.locale)
  const wording: Wording = { words, dialogs, conversation }
  const newest = entries.at(-1)
  const said = newest?.from === 'bot' ? newest.messages : []
  const ask = askIn(dialogs, seen)
  const problem = said.find(({ key }) => key.startsWith('problem.'))
  const inForm = new Set([ask, problem])
  const parts = askParts(ask ? messageText(wording, ask) : '')
  const isSaid = said.some((message) => !inForm.has(message))
  const at = { entry: newest?.number ?? 0, language: words.language }
  const lead = parts.lead ? [bubble(parts.lead, { ...at, isNow: !isSaid })] : []
  const all = bubbles(entries, { wording, newest, inForm })
  const inSight = Math.max(IN_SIGHT, entries.filter(({ number }) => number > after).length)
  return {
    title: words.say('ui.title'),
    isError: problem !== undefined,
    hasReferral: Object.values(conversation.runs).some(({ reference }) => reference !== undefined),
    hasEarlier: all.slice(0, -inSight).flat().length > 0,
    latest: [...all.slice(-inSight).flat(), ...lead],
    question: questionView({
      asked,
      wording,
      parts,
      rows: ask ? rows(wording, ask, true) : [],
      problem: problem && messageText(wording, problem),
      typed: typedBefore(entries, asked, said),
      isNow: !isSaid && lead.length === 0,
      nonce: newNonce(),
    }),
    revision: conversation.revision,
    chat: conversation.id,
    newest: newest?.number ?? 0,
    ...languagesView(languages, words),
    nonce: newNonce(),
  }
}

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
