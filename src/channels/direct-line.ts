import { randomBytes } from 'node:crypto'
import { receive, type Surroundings } from '../receive.ts'
import type { Answer, Route, SocketRoute, WebRequest } from '../server/route.ts'
import { activitiesAfter, addressOf, echo, end, OWN, ours } from './direct-line/activities.ts'
import { activity, beginning, clientId, wrongIn } from './direct-line/bodies.ts'
import { type Caller, callerOf } from './direct-line/caller.ts'
import { createLastWords } from './direct-line/last-words.ts'
import { expiredToken, noConversation, noToken, otherMessage, problem, wrongToken } from './direct-line/problems.ts'
import { stream } from './direct-line/stream.ts'
import { streamBase } from './direct-line/stream-base.ts'
import { createTokens, LIFETIME, type Pass } from './direct-line/tokens.ts'
import { LONGEST_TEXT } from './longest-text.ts'

/** Direct Line 3.0, as `botframework-directlinejs` and Web Chat speak it: a conversation for pages of any site, opened by tokens. */
export function directLine(
  around: Surroundings,
  { secret, publicUrl }: { readonly secret?: string; readonly publicUrl: string },
): { readonly routes: readonly Route[]; readonly sockets: readonly SocketRoute[] } {
  const tokens = createTokens(around.channelKey('direct-line tokens'), secret, around.now)
  const lastWords = createLastWords(around.now)
  const caller = ({ authorization }: WebRequest) => callerOf(authorization, tokens, secret)

  /** Only who may use the conversation of the path gets to it. */
  const inside =
    (then: (request: WebRequest, conversation: string) => Promise<Answer>) =>
    async (request: WebRequest): Promise<Answer> => {
      const conversation = request.parts.id ?? ''
      const who = await caller(request)
      if (who === 'trusted') return then(request, conversation)
      if (typeof who === 'string') return refused(who)
      return who.conversation === conversation ? then(request, conversation) : noConversation
    }

  const withToken = async (pass: Pass) => ({
    conversationId: pass.conversation,
    token: await tokens.make('calls', pass),
    expires_in: LIFETIME.calls,
  })

  const withStream = async (request: WebRequest, conversation: string, after: number) => {
    const url = new URL(
      `${PATH}/conversations/${encodeURIComponent(conversation)}/stream`,
      streamBase(publicUrl, request),
    )
    url.searchParams.set('watermark', String(after))
    url.searchParams.set('t', await tokens.make('stream', { conversation, isBegun: true }))
    return { ...(await withToken({ conversation, isBegun: true })), streamUrl: url.href }
  }

  const generate = async (request: WebRequest): Promise<Answer> => {
    const who = await caller(request)
    if (secret !== undefined && who !== 'trusted') return refused(who)
    return { json: await withToken({ conversation: newConversationId(), isBegun: false }) }
  }

  const refresh = async (request: WebRequest): Promise<Answer> => {
    const who = await caller(request)
    if (typeof who === 'string') return refused(who)
    return who.isBegun && !(await isThere(around, who.conversation)) ? noConversation : { json: await withToken(who) }
  }

  const start = async (request: WebRequest): Promise<Answer> => {
    const body = beginning.safeParse(request.json ?? {})
    if (!body.success) return problem(400, 'BadArgument', wrongIn(body.error))
    const who = await caller(request)
    const pass = typeof who === 'string' ? undefined : who
    if (who === 'expired' || (secret !== undefined && !pass && who !== 'trusted')) return refused(who)
    const conversation = pass?.conversation ?? newConversationId()
    if (await isThere(around, conversation)) return { json: await withStream(request, conversation, 0) }
    if (pass?.isBegun) return noConversation
    const wait = who === 'trusted' ? 0 : await around.limits.begin(request.from)
    if (wait) return sorry(around, request, 429, 'TooManyRequests', wait)
    const { locale } = body.data
    await receive(around, {
      address: addressOf(conversation),
      locale: around.wordsOf(locale ?? request.language).language,
      id: locale ? ARRIVED_SPEAKING : ARRIVED,
      said: { arrived: true },
    })
    return { json: await withStream(request, conversation, 0), status: 201 }
  }

  const reconnect = async (request: WebRequest, conversation: string): Promise<Answer> =>
    (await isThere(around, conversation))
      ? { json: await withStream(request, conversation, watermarkOf(request)) }
      : noConversation

  const read = async (request: WebRequest, conversation: string): Promise<Answer> => {
    const after = watermarkOf(request)
    const said = await activitiesAfter(around, conversation, after)
    if (said) return { json: said }
    const last = lastWords.take(addressOf(conversation))
    return last ? { json: { activities: last, watermark: String(after) } } : noConversation
  }

  const take = async (request: WebRequest, conversation: string): Promise<Answer> => {
    const address = addressOf(conversation)
    const body = activity.safeParse(request.json)
    if (!body.success) return problem(400, 'BadArgument', wrongIn(body.error))
    const { type, text, locale, channelData } = body.data
    const id = clientId(channelData) ?? around.newId()
    const kept = await around.storage.find(address, id)
    if (!kept) return noConversation
    if (type !== 'message') return { json: { id } }
    if (!text?.trim()) return problem(400, 'MissingProperty', 'A message needs "text".')
    if (text.length > LONGEST_TEXT) return sorry(around, request, 413, 'MessageSizeTooBig')
    const wait = await around.limits.message(address, request.from)
    if (wait) return sorry(around, request, 429, 'TooManyRequests', wait)
    const language = around.wordsOf(locale ?? request.language).language
    if (locale && kept.earlier.length === 0) await speakFirst(around, address, language, id)
    const incoming = { address, locale: language, id, said: { text }, isKnown: true, refusesChange: true } as const
    const received = await receive(around, incoming)
    if (received.refused) return otherMessage
    if (received.forgotten) {
      const at = around.now()
      const { locale: spoken } = received.conversation
      const entry = { number: 0, at, from: 'bot', locale: spoken, words: '', messages: received.say } as const
      const words = received.say.length > 0 ? [ours(around, conversation, entry, spoken, id)] : []
      lastWords.say(address, [echo(conversation, at, id, text), ...words, end(conversation, at)])
    }
    return { json: { id } }
  }

  const open: SocketRoute['open'] = async (request) => {
    const conversation = request.parts.id ?? ''
    const pass = await tokens.read('stream', request.query.get('t') ?? '')
    if (typeof pass === 'string') return { refused: 403 }
    if (pass.conversation !== conversation || !(await isThere(around, conversation))) return { refused: 404 }
    const after = watermarkOf(request)
    return { take: (socket) => stream(around, lastWords, { conversation, after, socket }) }
  }

  const route = (method: Route['method'], path: string, answer: Route['answer'], reads: Route['reads'] = 'json') =>
    ({ method, path: `${PATH}/${path}`, answer, reads, anySite: true }) as const

  return {
    routes: [
      route('POST', 'tokens/generate', generate),
      route('POST', 'tokens/refresh', refresh),
      route('POST', 'conversations', start),
      route('GET', 'conversations/:id', inside(reconnect)),
      route('GET', 'conversations/:id/activities', inside(read)),
      route('POST', 'conversations/:id/activities', inside(take)),
      route('POST', 'conversations/:id/upload', (request) => sorry(around, request, 415, 'NoFiles'), 'nothing'),
      route('GET', 'session/getsessionid', () => ({ json: {} })),
    ],
    sockets: [{ path: `${PATH}/conversations/:id/stream`, open }],
  }
}

const PATH = '/v3/directline'

/** The ids under which a client came: naming its language, or not. */
const ARRIVED_SPEAKING = `${OWN}speaking`
const ARRIVED = `${OWN}arrived`

/** 256 random bits: nobody guesses another person's conversation. */
const newConversationId = () => randomBytes(32).toString('base64url')

const isThere = async (around: Surroundings, conversation: string): Promise<boolean> =>
  (await around.storage.find(addressOf(conversation))) !== undefined

/** The number of the last entry that the client has; one that is no number has none. */
const watermarkOf = ({ query }: WebRequest): number => {
  const given = query.get('watermark') ?? ''
  return /^\d{1,9}$/.test(given) ? Number(given) : 0
}

const refused = (who: Caller): Answer => (who === 'expired' ? expiredToken : who === 'nobody' ? noToken : wrongToken)

/** What a person did too much of, in the words of our pages. */
function sorry(
  around: Surroundings,
  { language }: WebRequest,
  status: 413 | 415 | 429,
  code: string,
  retryAfter?: number,
): Answer {
  return { ...problem(status, code, around.wordsOf(language).say(`ui.problem.${status}.text`)), retryAfter }
}

/** A client that began without naming its language may name it with its first message: we go on in it. */
async function speakFirst(around: Surroundings, address: string, language: string, id: string): Promise<void> {
  const kept = await around.storage.find(address, ARRIVED)
  const isFirst = kept && kept.earlier.length > 0 && kept.conversation.revision <= FIRST_REVISION
  const isOurs = around.languages.some(({ locale }) => locale === language)
  if (!isFirst || !isOurs || kept.conversation.locale === language) return
  await receive(around, { address, locale: language, id: `${OWN}${id}`, said: { speak: language }, isKnown: true })
}

/** The revision of a conversation in which nothing was answered. */
const FIRST_REVISION = 1
