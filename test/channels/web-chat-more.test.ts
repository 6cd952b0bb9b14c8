import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { DRAFT, madeUpUrdu } from '../fixtures/made-up-urdu.ts'
import { ANSWERS, type Site, saidIn, site, upTo, Visitor } from '../server/site.ts'

let at: Site
let visitor: Visitor
beforeAll(async () => {
  at = await site(madeUpUrdu)
})
afterAll(() => at.end())
beforeEach(() => {
  visitor = new Visitor(at)
})

/** The page that somebody sees first who asks for it so. */
async function firstPage(path: string, headers: Record<string, string> = {}): Promise<string> {
  return (await fetch(at.url + path, { headers })).text()
}

describe('languages', () => {
  test('a new chat is in the language of the link, else in the one that the browser asks for', async () => {
    expect(await firstPage('/?lang=ur')).toContain('<html lang="ur" dir="rtl">')
    expect(await firstPage('/', { 'accept-language': 'ur-PK,en;q=0.5' })).toContain('<html lang="ur" dir="rtl">')
    expect(await firstPage('/?lang=en', { 'accept-language': 'ur' })).toContain('<html lang="en" dir="ltr">')
    expect(await firstPage('/?lang=xx', { 'accept-language': 'ur' })).toContain('<html lang="ur" dir="rtl">')
    expect(await firstPage('/?lang=<b>')).toContain('<html lang="en" dir="ltr">')
  })

  test('a link changes no chat that goes on', async () => {
    await visitor.get()
    expect((await visitor.get('/?lang=ur')).html).toContain('<html lang="en"')
  })

  test('each is a button in its own words, and the one that is read is marked', async () => {
    const { html } = await visitor.get()
    expect(html).toMatch(/<button name="speak" value="en" lang="en" dir="ltr" aria-current="true">English<\/button>/)
    expect(html).toMatch(/<button name="speak" value="ur" lang="ur" dir="rtl">اردو<\/button>/)
    expect(html).not.toContain(DRAFT)
  })

  test('a press goes on in it: the whole chat is in its words, and a draft says that it is one', async () => {
    await upTo(visitor, 'want')
    const { html } = await visitor.answer({ speak: 'ur' })
    expect(html).toContain('<html lang="ur" dir="rtl">')
    expect(html).toContain(`<p class="words draft">${DRAFT}</p>`)
    expect(visitor.question).toBe('want')
    const { html: earlier } = await visitor.get('/earlier')
    const ours = [...earlier.matchAll(/bubble ours[\s\S]*?<p class="words" lang="(\w+)" dir="(\w+)">(\S+)/g)]
    expect(ours.length).toBeGreaterThan(3)
    for (const [, lang, dir, first] of ours)
      expect([lang, dir, first]).toEqual(['ur', 'rtl', expect.stringMatching(/^(اردو|یہ)/)])
    await visitor.get()
    const back = await visitor.answer({ speak: 'en' })
    expect(back.html).not.toContain('اردو ')
    expect((await visitor.get('/earlier')).html).not.toMatch(/اردو (?!\(Urdu\))|in other words now/)
    expect(await saidIn(at, visitor)).toContainEqual({ speak: 'ur' })
  })

  test('one that nobody speaks asks which', async () => {
    await visitor.get()
    await visitor.answer({ speak: 'x'.repeat(5000) })
    expect(visitor.question).toBe('to')
  })

  test('a consent stays in the words in which it was read', async () => {
    await upTo(visitor, 'consent')
    await visitor.say('agree')
    await visitor.answer({ speak: 'ur' })
    const { html } = await visitor.get('/earlier')
    const english = [...html.matchAll(/<p class="words" lang="en" dir="ltr">([\s\S]*?)<\/p>/g)]
    expect(english).toHaveLength(1)
    expect(english[0]?.[1]).not.toContain('اردو')
    expect(html).toContain('<strong dir="ltr">PHB-')
  })

  test('with one language there is nothing to choose', async () => {
    const alone = await site((real) => ({ languages: real.languages.slice(0, 1) }))
    expect((await new Visitor(alone).get()).html).not.toContain('name="speak"')
    await alone.end()
  })
})

describe('the summary', () => {
  const AT_END = { ...ANSWERS, want: 'toldNo' }

  test('is linked and there only when it was asked for; it has no buttons, and nothing new is kept', async () => {
    await visitor.get()
    expect((await visitor.get('/summary')).headers.get('location')).toBe('/')
    await visitor.get()
    await upTo(visitor, 'about', AT_END)
    await visitor.say('phb')
    while (visitor.question !== 'keep') {
      expect(visitor.page.html).not.toContain('href="/summary"')
      await visitor.answer({ text: 'enough' })
    }
    await visitor.say('see')
    expect(visitor.page.html).toContain('href="/summary"')
    const before = await at.around.storage.transcript(`web:${visitor.cookies.get('phb-chat')}`)
    const { status, html } = await visitor.get('/summary')
    expect(status).toBe(200)
    expect(html).toContain('it may be safer not to')
    expect(html).toMatch(/<dt>[^<]+<\/dt>/)
    expect(html).not.toMatch(/<button|<input|<form|<script/)
    expect(await at.around.storage.transcript(`web:${visitor.cookies.get('phb-chat')}`)).toEqual(before)
  })

  test('nobody has one without a chat', async () => {
    const response = await fetch(`${at.url}/summary`, { redirect: 'manual' })
    expect([response.status, response.headers.get('location')]).toEqual([303, '/'])
  })
})

describe('for the script', () => {
  const asScript = { 'x-requested-with': 'script' }

  test('a form is answered with the page at once, the same as without it', async () => {
    await visitor.get()
    const form = { ...visitor.hidden(), choice: 'me' }
    const { status, html } = await visitor.post('/', form, asScript)
    expect(status).toBe(200)
    const plain = (page: string) => page.replace(/name="nonce" value="[^"]*"/g, '')
    expect(plain(html)).toBe(plain((await visitor.get()).html))
  })

  test('what it has not shown yet is in sight, and nothing else more', async () => {
    await upTo(visitor, 'contactTimes')
    const entries = async (path: string, headers = {}) => {
      const cookie = `phb-chat=${visitor.cookies.get('phb-chat')}`
      const html = await (await fetch(at.url + path, { headers: { cookie, ...headers } })).text()
      return new Set([...html.matchAll(/data-entry="(\d+)"/g)].map(([, number]) => Number(number)))
    }
    expect([...(await entries('/?after=2', asScript))]).toEqual([3, 4, 5, 6, 7, 8, 9])
    for (const path of ['/', '/?after=9', '/?after=x', '/?after=-1'])
      expect([...(await entries(path, asScript))]).toEqual([8, 9])
    expect([...(await entries('/?after=2'))]).toEqual([8, 9])
  })
})

describe('events', () => {
  /** Listens until `count` events came. */
  async function events(
    of: Visitor,
    chat: string,
    count: number,
    meanwhile = async () => {},
  ): Promise<readonly string[]> {
    const leave = new AbortController()
    const headers = { cookie: `phb-chat=${of.cookies.get('phb-chat')}` }
    const response = await fetch(`${at.url}/events?chat=${chat}`, { headers, signal: leave.signal })
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
    let text = ''
    const all = () => [...text.matchAll(/event: (\w+)\ndata: (\d*)/g)].map(([, event, data]) => `${event} ${data}`)
    for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
      const before = all().length
      text += new TextDecoder().decode(chunk)
      if (before === 0 && all().length > 0) await meanwhile()
      if (all().length >= count) break
    }
    leave.abort()
    return all()
  }
  const chatOf = ({ page }: Visitor) => /data-chat="([^"]+)"/.exec(page.html)?.[1] ?? ''

  test('tell the newest number, and nothing of what was said', async () => {
    await visitor.get()
    const chat = chatOf(visitor)
    const told = await events(visitor, chat, 2, async () => void (await visitor.say('me')))
    expect(told).toEqual(['newest 2', 'newest 4'])
  })

  test('tell that a chat was forgotten, or is another one now', async () => {
    await visitor.get()
    const chat = chatOf(visitor)
    const told = await events(visitor, chat, 2, () =>
      at.around.storage.forget(addressOf(visitor)).then(() => at.around.notices.tell(addressOf(visitor))),
    )
    expect(told).toEqual(['newest 2', 'gone '])
    expect(await events(visitor, chat, 1)).toEqual(['gone '])
    const other = new Visitor(at)
    await other.get()
    expect(await events(other, chat, 1)).toEqual(['gone '])
  })

  test('are for nobody without a chat', async () => {
    expect((await fetch(`${at.url}/events?chat=x`)).status).toBe(404)
  })

  const addressOf = ({ cookies }: Visitor) => `web:${cookies.get('phb-chat')}`
})
