import { randomBytes } from 'node:crypto'
import { look, receive, type Surroundings } from '../receive.ts'
import type { Answer, Cookie, Route, ServerEvent, WebRequest } from '../server/route.ts'
import { askIn } from './web-chat/ask-in.ts'
import { type ChatView, chatView, type Seen } from './web-chat/chat-view.ts'
import { type EarlierView, earlierView } from './web-chat/earlier-view.ts'
import { follow } from './web-chat/follow.ts'
import { formSaid } from './web-chat/said.ts'
import { summaryView } from './web-chat/summary-view.ts'

/**
 * The web chat: one page of forms, which needs no script. Every form is answered by going to the page as it is then; the page's script,
 * where it runs, is given that page at once.
 */
export function webChat(around: Surroundings): readonly Route[] {
  const show = async (request: WebRequest): Promise<Answer> => {
    const secret = secretOf(request) ?? newSecret()
    const wait = await waitToBegin(around, addressOf(secret), request)
    if (wait) return { problem: 429, retryAfter: wait }
    const seen = await seenOrAsked(around, addressOf(secret), localeOf(around, request))
    const view: ChatView = chatView(seen, around, newNonce, seenBefore(request))
    const words = around.wordsOf(seen.conversation.locale)
    return { page: 'chat', words, view, script: 'chat', cookies: [cookie(secret)] }
  }

  const take = async (request: WebRequest): Promise<Answer> => {
    const secret = secretOf(request)
    const isKnown = secret !== undefined && (await around.storage.find(addressOf(secret))) !== undefined
    // A form of a chat that is gone (forgotten, or the browser keeps no cookies) must not begin another unnoticed; nor must one on
    // another site, which comes without our cookie, put another chat in the place of the person's own.
    if (!isKnown) return lost(around, request)
    const wait = await around.limits.message(addressOf(secret), request.from)
    if (wait) return { problem: 429, typed: request.form.get('text') ?? undefined, retryAfter: wait }
    const locale = localeOf(around, request)
    const received = await receive(around, {
      address: addressOf(secret),
      locale,
      isKnown: true,
      ...formSaid(request.form, around.newId),
    })
    if (received.forgotten) return { goTo: '/gone', cookies: [{ ...cookie(''), maxAge: 0 }] }
    return request.isScript ? show(request) : { goTo: '/#now', cookies: [cookie(secret)] }
  }

  const earlier = async (request: WebRequest): Promise<Answer> => {
    const secret = secretOf(request)
    const seen = secret && (await look(around, addressOf(secret), 0, EARLIER))
    if (!seen) return { goTo: '/' }
    const view: EarlierView = earlierView(seen, around.dialogs, around.wordsOf)
    return { page: 'earlier', words: around.wordsOf(seen.conversation.locale), view }
  }

  const summary = async (request: WebRequest): Promise<Answer> => {
    const secret = secretOf(request)
    const seen = secret && (await look(around, addressOf(secret), 0, EARLIER))
    const view = seen && summaryView(seen, around.dialogs, around.wordsOf)
    return view ? { page: 'summary', words: around.wordsOf(seen.conversation.locale), view } : { goTo: '/' }
  }

  const events = async (request: WebRequest): Promise<Answer> => {
    const secret = secretOf(request)
    if (!secret) return { problem: 404 }
    const kept = await around.storage.find(addressOf(secret))
    const isSame = kept !== undefined && kept.conversation.id === request.query.get('chat')
    return { events: isSame ? (send) => follow(around, addressOf(secret), send) : tellGone }
  }

  const gone = (request: WebRequest): Answer => {
    const words = around.wordsOf(request.language)
    return { page: 'gone', words, view: { title: words.say('ui.gone.title') } }
  }

  return [
    { method: 'GET', path: '/', answer: show },
    { method: 'POST', path: '/', answer: take },
    { method: 'GET', path: '/events', answer: events },
    { method: 'GET', path: '/earlier', answer: earlier },
    { method: 'GET', path: '/summary', answer: summary },
    { method: 'GET', path: '/gone', answer: gone },
  ]
}

/** How many entries the page of the chat is made from: more than are in sight, for the newest may be lists without a question. */
const LATEST = 20

/** How many entries the page of earlier messages shows: a whole referral and more, and a page that a phone can still hold. */
const EARLIER = 200

/** How long a browser keeps the chat after it was last used: nothing typed is lost for twenty hours. */
export const KEPT_S = 20 * 60 * 60

const cookie = (secret: string): Cookie => ({
  name: CHAT_COOKIE,
  value: secret,
  sameSite: 'Lax',
  maxAge: KEPT_S,
})

/** The cookie that holds the secret of a chat: whoever has it, has the chat. */
const CHAT_COOKIE = 'phb-chat'

/** 256 random bits: nobody guesses another person's chat. */
const newSecret = () => randomBytes(32).toString('base64url')

const newNonce = () => randomBytes(16).toString('base64url')

/** A secret that we could have made; anything else in the cookie is as good as none. */
const secretOf = ({ cookies }: WebRequest): string | undefined =>
  /^[\w-]{43}$/.test(cookies[CHAT_COOKIE] ?? '') ? cookies[CHAT_COOKIE] : undefined

const addressOf = (secret: string) => `web:${secret}`

/** The address of the chat that a browser has, if it has one. */
export const addressOfChat = (request: WebRequest): string | undefined => {
  const secret = secretOf(request)
  return secret && addressOf(secret)
}

/** The language of a new chat: that of the link that somebody followed, else what the browser asks for. */
function localeOf({ languages, wordsOf }: Surroundings, { query, language }: WebRequest): string {
  const linked = languages.find(({ locale }) => locale === query.get('lang'))
  return linked?.locale ?? wordsOf(language).language
}

/** The entry up to which the page's script has shown all. */
function seenBefore({ isScript, query }: WebRequest): number | undefined {
  const after = query.get('after') ?? ''
  return isScript && /^\d{1,9}$/.test(after) ? Number(after) : undefined
}

/** Where a page is still open of a chat that is gone. */
const tellGone = (send: (event: ServerEvent) => void) => {
  send({ event: 'gone', data: '' })
  return () => {}
}

/** Seconds to wait before a new chat may begin; a chat that there is goes on. */
async function waitToBegin(around: Surroundings, address: string, { from }: WebRequest): Promise<number> {
  return (await around.storage.find(address)) ? 0 : around.limits.begin(from)
}

/** What is on the screen. Who is new is welcomed first; a question that was never put, or waits for a look-up, is asked. */
async function seenOrAsked(around: Surroundings, address: string, locale: string): Promise<Seen> {
  const seen = await look(around, address, 0, LATEST)
  if (seen && askIn(around.dialogs, seen)) return seen
  await receive(around, { address, locale, id: around.newId(), said: { arrived: true } })
  const now = await look(around, address, 0, LATEST)
  if (!now) throw new Error('A chat asks nothing')
  return now
}

function lost(around: Surroundings, { form, language }: WebRequest): Answer {
  const words = around.wordsOf(language)
  const view = { title: words.say('ui.lost.title'), typed: form.get('text') ?? undefined, isError: true }
  return { page: 'lost', words, view, status: 410 }
}
