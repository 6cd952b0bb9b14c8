import { mkdtempSync, rmSync } from 'node:fs'
import { type AddressInfo, createServer as createNet } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { pino } from 'pino'
import { createApp } from '../../src/app.ts'
import type { Outside } from '../../src/channels/bot-framework/outside.ts'
import { readConfig } from '../../src/config.ts'
import { furtherPages } from '../../src/further-pages.ts'
import { handingOver } from '../../src/handing-over.ts'
import { createLetterPdf, type LetterPdf } from '../../src/handover/letter/pdf.ts'
import type { Outbox } from '../../src/handover/outbox.ts'
import { practiceLink } from '../../src/practice-link.ts'
import type { Surroundings } from '../../src/receive.ts'
import { surroundings } from '../../src/surroundings.ts'

/** The whole program on a free port of this computer: real storage, dialogs, words and look-ups. */
export type Site = {
  readonly url: string
  readonly around: Surroundings
  /** Not started: it sends when it is told to. */
  readonly outbox: Outbox
  readonly databaseFile: string
  /** Everything logged so far. */
  readonly log: () => string
  readonly link: () => Promise<string>
  readonly drain: () => Promise<void>
  readonly end: () => Promise<void>
}

/** Starts the program with these settings; `changes` are made to its surroundings first. */
export async function site(
  changes: (around: Surroundings) => Partial<Surroundings> = () => ({}),
  settings: Readonly<Record<string, string>> = {},
  outside?: Outside,
  ca?: string,
  /** One that several sites have, so that it is loaded once; whoever made it ends it. */
  shared?: LetterPdf,
): Promise<Site> {
  const folder = mkdtempSync(join(tmpdir(), 'phb-web-'))
  const port = await freePort()
  const config = readConfig({ DATA_DIR: folder, RATE_LIMIT: 'off', PORT: String(port), ...settings })
  const cost = config.mode === 'live' ? undefined : CHEAP
  const { around: real, commissioners, routes } = await surroundings(config, () => {}, undefined, undefined, cost)
  const around = { ...real, ...changes(real) }
  let logged = ''
  const stream = new Writable({
    write: (chunk, _, done) => {
      logged += chunk
      done()
    },
  })
  const log = pino({ level: 'trace' }, stream)
  const letterPdf = shared ?? createLetterPdf()
  const { outbox, pages } = handingOver({ around, routes, config, log, letterPdf, ca })
  const { forPeople, forStaff } = furtherPages(around, commissioners, config.inboxUrl, letterPdf)
  const app = createApp({ around, pages: [...pages, ...forPeople], staffPages: forStaff, config, log, outside })
  const url = `http://localhost:${await app.listen(port, '127.0.0.1')}`
  return {
    url,
    around,
    outbox,
    databaseFile: config.databaseFile,
    log: () => logged,
    link: () => practiceLink(around, url),
    drain: app.drain,
    end: async () => {
      await app.drain()
      if (!shared) await letterPdf.close()
      await real.storage.close()
      rmSync(folder, { recursive: true })
    },
  }
}

/** What hashing a word costs here, a hundredth of the usual: `status.test.ts` shows that the program itself takes the usual. */
const CHEAP = 2 ** 10

/** A port that nobody listens on: the inbox must know its own address beforehand. */
const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createNet()
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })

export type Fields = Readonly<Record<string, string | readonly string[]>>

/** A page as it came. */
export type Page = { readonly status: number; readonly html: string; readonly headers: Headers }

/** A browser without script: it keeps cookies, follows one redirect, and sends the forms that it sees. */
export class Visitor {
  readonly site: Pick<Site, 'url'>
  readonly cookies = new Map<string, string>()
  page: Page = { status: 0, html: '', headers: new Headers() }

  constructor(at: Pick<Site, 'url'>) {
    this.site = at
  }

  async get(path = '/'): Promise<Page> {
    this.page = await this.fetch(path)
    return this.page
  }

  /** Sends a form as it is given. */
  async post(path: string, fields: Fields, headers: Record<string, string> = {}): Promise<Page> {
    const pairs = Object.entries(fields).flatMap(([name, value]) =>
      [value].flat().map((one) => [name, String(one)] satisfies [string, string]),
    )
    const sent = await this.fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin', ...headers },
      body: new URLSearchParams(pairs).toString(),
    })
    const to = sent.headers.get('location')
    this.page = to ? await this.fetch(to.replace(/#.*/, '')) : sent
    return this.page
  }

  /** Fills in the question on the page. */
  async answer(given: Fields): Promise<Page> {
    return this.post('/', { ...this.hidden(), ...given })
  }

  /** A choice where there is one of that id, words where there is a field. */
  async say(text: string): Promise<Page> {
    return this.answer(new RegExp(`name="choice" value="${text}"`).test(this.page.html) ? { choice: text } : { text })
  }

  /** The hidden fields of the question's form, which carry the answer. */
  hidden(): Record<string, string> {
    const form = /<section class="question"[\s\S]*?<\/form>/.exec(this.page.html)?.[0] ?? ''
    const inputs = [...form.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)]
    return Object.fromEntries(inputs.map(([, name = '', value = '']) => [name, value]))
  }

  get question(): string {
    return this.hidden().question ?? ''
  }

  private async fetch(path: string, init: RequestInit = {}): Promise<Page> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(this.site.url + path, {
      redirect: 'manual',
      ...init,
      headers: { ...(cookie && { cookie }), ...init.headers },
    })
    for (const set of response.headers.getSetCookie()) this.keep(set)
    return { status: response.status, html: await response.text(), headers: response.headers }
  }

  private keep(set: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? []
    if (/Max-Age=0\b/.test(set)) this.cookies.delete(name)
    else this.cookies.set(name, value)
  }
}

/** What somebody answers who asks now, for themselves, up to the consent; by name of the question. */
export const ANSWERS: Readonly<Record<string, string>> = {
  who: 'me',
  want: 'ask',
  contactWays: 'phone',
  contactRules: 'neither',
  contactTimes: 'any',
  mustNotKnow: 'nobody',
  pathway: 'chc',
  postcode: 'LE1 1AA',
  gp: 'The Surgery',
  gpPostcode: 'near',
  birthDate: '12 March 1948',
  name: 'Ann Lee',
  phone: '07700 900123',
  address: '1 High Street',
  language: 'english',
  interpreter: 'no',
  formats: 'none',
  currentService: 'chc',
  more: 'no',
  copies: 'none',
  check: 'right',
}

/** Answers until this question waits. Stops, naming it, at one that has no answer here. */
export async function upTo(visitor: Visitor, question: string, answers = ANSWERS): Promise<void> {
  if (visitor.page.status === 0) await visitor.get()
  while (visitor.question !== question) {
    const asked = visitor.question
    const answer = answers[asked]
    if (answer === undefined) throw new Error(`No answer to "${asked}" on the way to "${question}"`)
    await visitor.say(answer)
    if (visitor.question === asked) throw new Error(`"${answer}" was not taken as an answer to "${asked}"`)
  }
}

/** The entries that a person made in a chat, but for coming. */
export async function saidIn(at: Site, visitor: Visitor): Promise<readonly object[]> {
  const entries = await at.around.storage.transcript(`web:${visitor.cookies.get('phb-chat')}`)
  return entries.flatMap((entry) => (entry.from === 'person' && !('arrived' in entry.said) ? [entry.said] : []))
}
