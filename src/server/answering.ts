import { type IncomingMessage, STATUS_CODES } from 'node:http'
import type { Request, Response } from 'restify'
import type { Words } from '../core/words/words.ts'
import { anySite } from './any-site.ts'
import { askedBy, languageOf } from './asked.ts'
import { cookieJar } from './cookies.ts'
import { streamEvents } from './events.ts'
import { readForm } from './form.ts'
import { isHttps, scriptHeaders } from './headers.ts'
import { type hosts, isHere } from './hosts.ts'
import { readJson } from './json.ts'
import { lastAnswer } from './last-answer.ts'
import type { Pages } from './pages.ts'
import { type Answer, type Problem, problems, type Route, type WebRequest } from './route.ts'
import { isFromOurPage } from './same-site.ts'
import type { Streams } from './streams.ts'

/** Where the server writes what happened: never what people said, nor addresses, which may carry secrets. */
export type Log = {
  readonly debug: (what: object, message: string) => void
  readonly error: (what: object, message: string) => void
}

type Parts = {
  readonly pages: Pages
  readonly wordsOf: (locale: string) => Words
  readonly originOf: ReturnType<typeof hosts>['originOf']
  readonly log: Log
  readonly streams: Streams
  /** A proxy of ours stands before us, and says whom a request comes from. */
  readonly isBehindProxy: boolean
}

/** What answers requests: a route's own answer, or a kind page where there is none. Nothing that is thrown gets past it. */
export function answering({ pages, wordsOf, originOf, log, streams, isBehindProxy }: Parts) {
  const jarOf = (request: IncomingMessage) => cookieJar(isHttps(originOf(request)))

  const answer = async (route: Route, request: Request, response: Response): Promise<void> => {
    if (!isHere(route, request)) return refuse(404, request, response)
    const begun = performance.now()
    const language = languageOf(request)
    const isJson = isForPrograms(route)
    if (route.anySite) for (const [name, value] of Object.entries(anySite)) response.setHeader(name, value)
    let form = new URLSearchParams()
    try {
      const sent = await bodyOf(route, request)
      form = sent.form
      const refused = sent.problem ?? (isAllowed(route, request) ? undefined : 403)
      const about = asked(request, request.params)
      const given = refused ? problem(refused, form) : await route.answer({ ...about, ...sent })
      const made = 'events' in given && !streams.mayOpen(about.from) ? { problem: 429 as const } : given
      const result = isJson && 'problem' in made ? jsonProblem(made) : made
      if ('events' in result) streamEvents(response, result.events, streams, about.from)
      else if (refused === 413 || route.reads === 'nothing')
        await lastAnswer(request, response, written(result, language))
      else send(response, result, language)
    } catch (error) {
      if (request.destroyed && !request.complete) return // they left before they had sent it all
      log.error({ method: route.method, route: route.path, ...described(error) }, 'a request failed')
      sendSafely(response, isJson ? jsonProblem({ problem: 500 }) : problem(500, form), language)
    }
    const ms = Math.round(performance.now() - begun)
    const { statusCode: status } = response
    log.debug({ method: route.method, route: route.path, status, ms }, 'answered')
  }

  /** Answers what no route does. */
  const refuse = (status: Problem, request: Request, response: Response, error?: unknown): void => {
    if (status === 500) log.error({ method: request.method, ...described(error) }, 'a request failed')
    if (!response.headersSent) sendSafely(response, { problem: status }, languageOf(request))
  }

  const isAllowed = (route: Route, request: Request) =>
    route.method === 'GET' || isForPrograms(route) || isFromOurPage(request.headers, originOf(request))

  const asked = (request: IncomingMessage, parts: WebRequest['parts']): WebRequest =>
    askedBy(request, parts, jarOf(request).read(request.headers.cookie), isBehindProxy)

  const send = (response: Response, result: Exclude<Answer, Streamed>, language: string): void => {
    const made = written(result, language)
    if (result.cookies) response.setHeader('Set-Cookie', result.cookies.map(jarOf(response.req).write))
    if (result.retryAfter) response.setHeader('Retry-After', String(result.retryAfter))
    response.sendRaw(made.status, made.body, made.headers)
  }

  /** When not even a page can be made, its status goes without one. */
  const sendSafely = (response: Response, result: Exclude<Answer, Streamed>, language: string): void => {
    try {
      send(response, result, language)
    } catch (error) {
      log.error(described(error), 'a page could not be made')
      response.statusCode = 500
      response.end()
    }
  }

  const written = (result: Exclude<Answer, Streamed>, language: string): Written => {
    if ('json' in result)
      return { status: result.status ?? 200, body: JSON.stringify(result.json), headers: typed('application/json') }
    if ('goTo' in result) return { status: 303, body: '', headers: { Location: result.goTo } }
    if ('body' in result)
      return {
        status: result.status ?? 200,
        body: typeof result.body === 'string' ? result.body : Buffer.from(result.body),
        headers: { ...typed(result.type), ...saved(result) },
      }
    if ('file' in result) return { status: 200, body: result.file, headers: { ...typed(result.type), ...KEEP } }
    const made = 'problem' in result ? problemPage(result, wordsOf(language)) : result
    const { page, words, view, script, status = 200 } = made
    const headers = { ...typed('text/html'), ...(script && scriptHeaders) }
    return { status, body: pages(page, words, view, script), headers }
  }

  return { answer, refuse, asked }
}

type Written = {
  readonly status: number
  readonly body: string | Uint8Array
  readonly headers: Record<string, string>
}

const KEEP = { 'Cache-Control': 'public, max-age=31536000, immutable' }

const saved = ({ download }: { readonly download?: string }): Readonly<Record<string, string>> =>
  download === undefined ? {} : { 'Content-Disposition': `attachment; filename="${download}"` }

const typed = (type: string) => ({ 'Content-Type': `${type}; charset=utf-8` })

/** The body of a request, as its route reads it, and what is wrong with it. */
async function bodyOf(
  route: Route,
  request: Request,
): Promise<Pick<WebRequest, 'form' | 'json'> & { problem?: Problem }> {
  const none = { form: new URLSearchParams(), json: undefined }
  if (route.method === 'GET' || route.reads === 'nothing') return none
  return { ...none, ...(await (route.reads === 'json' ? readJson : readForm)(request)) }
}

/** Whether programs call it, which read JSON and not pages. */
const isForPrograms = ({ reads }: Route) => reads === 'json' || reads === 'nothing'

type Streamed = { readonly events: unknown }

/** A problem as programs read it. */
const jsonProblem = ({ problem: status, retryAfter }: { problem: Problem; retryAfter?: number }) => ({
  json: { error: { code: STATUS_CODES[status] ?? 'Error' } },
  status,
  retryAfter,
})

/** A problem, with what the person had typed: it is theirs to copy, and not lost. */
function problem(status: Problem, form: URLSearchParams) {
  return { problem: status, typed: form.get('text') ?? undefined }
}

function problemPage(
  { problem: status, typed: text }: { problem: Problem; typed?: string },
  words: Words,
): Extract<Answer, { page: string }> {
  const view = {
    title: words.say(`ui.problem.${status}.title`),
    text: words.say(`ui.problem.${status}.text`),
    typed: text,
    isError: true,
  }
  return { page: 'problem', words, view, status: problems.includes(status) ? status : 500 }
}

/** What is told of an error: where it happened, and not its message, which may repeat what a person said. */
function described(error: unknown): object {
  if (!(error instanceof Error)) return { error: typeof error }
  const at = (error.stack ?? '').split('\n').filter((line) => /^ {4}at .*:\d+:\d+\)?$/.test(line))
  return {
    error: error.name,
    code: (error as NodeJS.ErrnoException).code,
    at: at.slice(0, 8).map((line) => line.trim()),
  }
}
