import { dangerTold } from '../core/danger/told.ts'
import type { Words } from '../core/words/words.ts'
import type { Referral } from '../handover/referral.ts'
import type { Surroundings } from '../receive.ts'
import type { Answer, Route, WebRequest } from '../server/route.ts'
import type { Status } from '../storage/storage.ts'
import { mistakeIn } from './status/word-rules.ts'
import { addressOfChat } from './web-chat.ts'

export type StatusParts = {
  readonly around: Pick<Surroundings, 'storage' | 'now' | 'wordsOf' | 'limits' | 'signs' | 'understanding'>
  readonly nameOf: (ods: string) => string | undefined
  /** A reference as people write it; nothing where it is none. */
  readonly readReference: (text: string) => string | undefined
  readonly inLondon: (time: string, language: string) => string
}

/** Too many words wait to be looked at. */
const BUSY: Answer = { problem: 429, retryAfter: 10 }

const isOver = ({ states }: Status): boolean => states.at(-1)?.state === 'withdrawn'

/** What is said of a referral that was taken back: that the board is told, or that nobody has it. */
const takenBack = ({ isUnknownToBoard }: Status) => (isUnknownToBoard ? 'unsent' : 'withdrawn')

/** What is said of a change: where the board had said no, that it is told, and that this alone asks for nothing. */
const afterChange = (status: Status): string => {
  if (isOver(status)) return 'over'
  return status.states.at(-1)?.state === 'declined' ? 'correctedDeclined' : 'corrected'
}

/** The most that somebody may write of what has changed. */
const MOST_WORDS = 2000

/**
 * Where a person sees how their referral goes, by its reference and a word that they chose on the device where they made it; and withdraws it,
 * corrects it, asks about it, or takes the page away. The word is asked for each time: on a shared device nothing stays open.
 */
export function statusPages({ around, nameOf, readReference, inLondon }: StatusParts): readonly Route[] {
  const { storage, now, limits } = around
  const wordsFor = ({ query, form, language }: WebRequest): Words =>
    around.wordsOf(form.get('lang') ?? query.get('lang') ?? language)

  const ask = (request: WebRequest, more: { readonly isWrong?: boolean; readonly reference?: string } = {}): Answer => {
    const words = wordsFor(request)
    return {
      page: 'status-ask',
      words,
      view: {
        title: words.say('ui.status.title'),
        lang: words.language,
        reference: more.reference ?? '',
        isWrong: more.isWrong ?? false,
        isError: more.isWrong ?? false,
      },
    }
  }

  /** Whoever gives the reference and its word, and how it goes; else the page that asks for them. */
  const opened = async (request: WebRequest): Promise<{ readonly status: Status } | Answer> => {
    const wait = await limits.word(request.from)
    if (wait) return { problem: 429, retryAfter: wait }
    const typed = request.form.get('reference') ?? ''
    const reference = readReference(typed)
    if (!reference) return ask(request, { isWrong: true, reference: typed })
    const status = await storage.status.see(reference, request.form.get('word') ?? '', now())
    if (status === 'busy') return BUSY
    return status === 'wrong' ? ask(request, { isWrong: true, reference: typed }) : { status }
  }

  const shown = (request: WebRequest, status: Status, done?: string, more: object = {}): Answer => {
    const words = wordsFor(request)
    const commissioner = nameOf(status.commissioner) ?? status.commissioner
    const newest = status.states.at(-1)?.state ?? 'captured'
    const next = status.isUnknownToBoard ? 'unsent' : newest
    return {
      page: 'status',
      words,
      view: {
        title: words.say('ui.status.title'),
        lang: words.language,
        reference: status.reference,
        states: status.states.map(({ state, at }) => ({
          text: words.say(`ui.status.state.${state}`, { commissioner }),
          at: inLondon(at, words.language),
        })),
        next: words.say(`ui.status.next.${next}`, { commissioner }),
        isOver: isOver(status),
        done: done && words.say(`ui.status.done.${done}`, { commissioner }),
        tellsOfDanger: false,
        ...more,
      },
    }
  }

  const act =
    (run: (request: WebRequest, status: Status) => Promise<Answer>): Route['answer'] =>
    async (request) => {
      const found = await opened(request)
      return 'status' in found && typeof found.status === 'object' ? run(request, found.status) : (found as Answer)
    }
  const withdraw = act(async (request, before) => {
    const status = (await storage.status.withdraw(before.reference, now())) || before
    return shown(request, status, takenBack(status))
  })
  const correct = act(async (request, before) => {
    const text = (request.form.get('text') ?? '').trim().slice(0, MOST_WORDS)
    if (!text) return shown(request, before, 'nothing')
    const danger = dangerTold(around.signs, around.understanding, text)?.kinds ?? []
    const tellsOfDanger = danger.length > 0
    const status = await storage.status.correct(before.reference, text, now(), danger)
    if (!status || status === 'tooOften') return shown(request, before, 'tooOften', { tellsOfDanger })
    return shown(request, status, afterChange(status), { tellsOfDanger })
  })
  const askAgain = act(async (request, before) => {
    const status = (await storage.status.ask(before.reference, now())) || before
    return shown(request, status, isOver(status) ? 'over' : 'asked')
  })
  const off = act(async (request, status) => {
    await storage.status.unset(status.reference)
    const words = wordsFor(request)
    return { page: 'status-off', words, view: { title: words.say('ui.status.off.title') } }
  })

  /** Those that were made in the chat of this device. */
  const mine = async (request: WebRequest) => {
    const address = addressOfChat(request)
    const kept = address && (await storage.find(address))
    if (!kept) return undefined
    const references = Object.values(kept.conversation.runs).flatMap(({ reference }) => reference ?? [])
    return { references: [...new Set(references)], words: around.wordsOf(kept.conversation.locale) }
  }
  const choose = async (request: WebRequest): Promise<Answer> => {
    const found = await mine(request)
    if (!found || found.references.length === 0) return { problem: 404 }
    return wordPage(found.words, found.references, undefined, false)
  }
  const chosen = async (request: WebRequest): Promise<Answer> => {
    const found = await mine(request)
    const reference = found?.references.find((one) => one === request.form.get('reference'))
    if (!found || !reference) return { problem: 404 }
    const wait = await limits.word(request.from)
    if (wait) return { problem: 429, retryAfter: wait }
    const word = request.form.get('word') ?? ''
    const held = await storage.keeping.held(reference)
    const mistake = mistakeIn(word, request.form.get('again') ?? '', held?.referral as Referral | undefined)
    if (mistake) return wordPage(found.words, found.references, mistake, false)
    if ((await storage.status.setWord(reference, word)) === 'busy') return BUSY
    return wordPage(found.words, found.references, undefined, true)
  }
  const wordPage = (
    words: Words,
    references: readonly string[],
    mistake: string | undefined,
    isDone: boolean,
  ): Answer => ({
    page: 'status-word',
    words,
    view: {
      title: words.say('ui.status.word.title'),
      references: references.map((reference, index) => ({ reference, isFirst: index === 0 })),
      mistake: mistake && words.say(`ui.status.word.mistake.${mistake}`),
      isError: mistake !== undefined,
      isDone,
      lang: words.language,
    },
  })

  return [
    { method: 'GET', path: '/status', answer: (request) => ask(request) },
    { method: 'POST', path: '/status', answer: act(async (request, status) => shown(request, status)) },
    { method: 'POST', path: '/status/withdraw', answer: withdraw },
    { method: 'POST', path: '/status/correct', answer: correct },
    { method: 'POST', path: '/status/ask', answer: askAgain },
    { method: 'POST', path: '/status/off', answer: off },
    { method: 'GET', path: '/status/word', answer: choose },
    { method: 'POST', path: '/status/word', answer: chosen },
  ]
}
