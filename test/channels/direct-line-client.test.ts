import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { type Activity, type ConnectionStatus, DirectLine, type DirectLineOptions } from 'botframework-directlinejs'
import { ANSWERS, type Site, site } from '../server/site.ts'
import { begun, call } from './http.ts'
import { FetchingRequest } from './xml-http-request.ts'

Object.assign(globalThis, { XMLHttpRequest: FetchingRequest })

let at: Site
/** Where every notice is lost. */
let quiet: Site
let clock = 0
const later = (ms: number) => {
  clock += ms
}
beforeAll(async () => {
  quiet = await site((real) => ({ notices: { ...real.notices, tell: () => {} } }))
  at = await site(() => ({ now: () => new Date(Date.now() + clock).toISOString() }))
})
afterAll(() => Promise.all([at.end(), quiet.end()]))

const open: Client[] = []
afterEach(() => {
  for (const client of open.splice(0)) client.end()
})

/** The real client, and all that it was given. */
class Client {
  readonly line: DirectLine
  readonly got: Activity[] = []
  readonly statuses: ConnectionStatus[] = []

  constructor(options: DirectLineOptions = {}) {
    this.line = new DirectLine({ domain: `${at.url}/v3/directline`, pollingInterval: 200, ...options })
    this.line.connectionStatus$.subscribe((status) => this.statuses.push(status))
    this.line.activity$.subscribe(
      (activity) => this.got.push(activity),
      () => {},
    )
    open.push(this)
  }

  end(): void {
    this.line.end()
  }

  /** Waits until so many of ours are there, and gives the last. */
  async until(isThere: () => boolean, what = 'what was awaited'): Promise<void> {
    for (let waited = 0; !isThere(); waited += 10) {
      if (waited > 10_000) throw new Error(`${what} did not come: ${JSON.stringify(this.got.at(-1))}`)
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
  }

  /** What is inside: a page keeps these to resume later. */
  get state(): Inside {
    return this.line as unknown as Inside
  }

  get theirs() {
    return this.got.filter(({ from }) => from.role === 'user') as unknown as {
      readonly id: string
      readonly text: string
      readonly channelData: object
    }[]
  }

  get ours(): readonly Ours[] {
    return this.got.filter(({ from, type }) => from.role === 'bot' && type === 'message') as unknown as Ours[]
  }

  async post(activity: object): Promise<string> {
    return new Promise((resolve, reject) => {
      this.line.postActivity(activity as Activity).subscribe(resolve, reject)
    })
  }

  /** Says something, and waits for the reply to it. */
  async say(text: string, more: object = {}): Promise<Ours> {
    const id = await this.post({ type: 'message', from: { id: 'whoever' }, text, ...more })
    await this.until(() => this.ours.some(({ replyToId }) => replyToId === id), `a reply to "${text}"`)
    return this.ours.find(({ replyToId }) => replyToId === id) as Ours
  }
}

type Inside = {
  token: string
  readonly conversationId: string
  readonly watermark: string
  readonly refreshToken: () => { subscribe: (next: (token: string) => void, error: (reason: unknown) => void) => void }
}

type Ours = {
  readonly text: string
  readonly locale: string
  readonly replyToId?: string
  readonly suggestedActions?: { readonly actions: readonly { readonly value: string }[] }
  readonly channelData: {
    readonly phb: {
      readonly say: readonly string[]
      readonly ask?: { readonly question: string; readonly choices?: readonly string[] }
      readonly reference?: string
    }
  }
}

/** What a person sends for a choice: its label; else the words themselves. */
function words(asked: Ours, answer: string): string {
  const at = asked.channelData.phb.ask?.choices?.indexOf(answer) ?? -1
  return asked.suggestedActions?.actions[at]?.value ?? answer
}

describe.each([
  ['polling', { webSocket: false }],
  ['over a WebSocket', { webSocket: true }],
])('directlinejs %s', (_, how) => {
  test('from hello to a reference', async () => {
    const client = new Client(how)
    await client.until(() => client.ours.length > 0, 'the welcome')
    let asked = client.ours[0] as Ours
    expect(asked.channelData.phb.say[0]).toBe('core.hello')
    while (asked.channelData.phb.ask?.question !== 'consent') {
      const question = asked.channelData.phb.ask?.question ?? ''
      asked = await client.say(words(asked, ANSWERS[question] ?? `no answer to ${question}`))
    }
    const sent = await client.say(words(asked, 'agree'))
    expect(sent.channelData.phb.reference).toMatch(/^PHB-/)
    const deliveries = await at.around.storage.deliveries()
    expect(deliveries.map(({ reference }) => reference)).toContain(sent.channelData.phb.reference)
  })

  test('two people at once hear only their own; a message sent again is the same one', async () => {
    const [one, other] = [new Client(how), new Client(how)]
    const channelData = { clientActivityID: 'mine' }
    await Promise.all([one.say('Just me', { channelData }), other.say('hello')])
    await one.post({ type: 'message', from: { id: 'x' }, text: 'Just me', channelData })
    await one.say('hm')
    expect(one.theirs.map(({ id }) => id)).toEqual(['mine', expect.any(String)])
    expect(one.theirs[0]?.channelData).toEqual(channelData)
    expect(one.ours).toHaveLength(3)
    expect(other.ours).toHaveLength(2)
    expect(JSON.stringify(other.got)).not.toContain('Just me')
  })

  test('other words under the id of a message fail, as a client shows them, and it goes on', async () => {
    const client = new Client(how)
    const channelData = { clientActivityID: 'mine' }
    await client.say('hm', { channelData })
    const sent = client.post({ type: 'message', from: { id: 'x' }, text: 'Just me', channelData })
    await expect(sent).rejects.toMatchObject({ status: 409 })
    await client.say('Just me')
    expect(client.theirs.map(({ text }) => text)).toEqual(['hm', 'Just me'])
  })

  test('a page that is loaded again resumes after its watermark, with its token', async () => {
    const first = new Client(how)
    await first.say('Just me')
    const { conversationId, token, watermark } = first.state
    first.end()
    const again = new Client({ ...how, conversationId, token, watermark })
    await again.say('hm')
    expect(again.theirs.map(({ text }) => text)).toEqual(['hm'])
    const anew = new Client({ ...how, conversationId, token: again.state.token })
    await anew.until(() => anew.ours.length === 3, 'all that was said before')
  })

  test('a refreshed token goes on', async () => {
    const client = new Client(how)
    await client.until(() => client.ours.length > 0, 'the welcome')
    const before = client.state.token
    later(20 * 60_000)
    client.state.token = await new Promise((resolve, reject) => client.state.refreshToken().subscribe(resolve, reject))
    expect(client.state.token).not.toBe(before)
    later(20 * 60_000)
    await client.say('Just me')
  })

  test('an expired token is known as that', async () => {
    const client = new Client(how)
    await client.until(() => client.ours.length > 0, 'the welcome')
    later(31 * 60_000)
    expect(await client.post({ type: 'message', from: { id: 'x' }, text: 'Just me' })).toBe('retry')
    expect(client.statuses).toContain(3 satisfies ConnectionStatus.ExpiredToken)
  })

  test('a file is refused', async () => {
    const client = new Client(how)
    await client.until(() => client.ours.length > 0, 'the welcome')
    const attachments = [{ contentType: 'text/plain', contentUrl: `${at.url}/style.css`, name: 'letter.txt' }]
    const sent = client.post({ type: 'message', from: { id: 'x' }, text: 'See this', attachments })
    await expect(sent).rejects.toMatchObject({ status: 415 })
    await client.say('Just me')
  })

  test('who is forgotten is told, and the conversation ends', async () => {
    const client = new Client(how)
    const asked = await client.say('forget me')
    const told = await client.say(words(asked, 'yes'))
    expect(told.channelData.phb.say).toEqual(['forget.forgotten.say'])
    await client.until(() => client.got.at(-1)?.type === ('endOfConversation' as string), 'the end')
    await expect(client.post({ type: 'message', from: { id: 'x' }, text: 'hello?' })).rejects.toMatchObject({
      status: 404,
    })
  })
})

describe('the stream', () => {
  /** A socket and what came over it. */
  function listen(url: string) {
    const socket = new WebSocket(url)
    const frames: { activities: Activity[]; watermark: string }[] = []
    socket.onmessage = ({ data }) => void (data && frames.push(JSON.parse(data)))
    const closed = new Promise<number>((resolve) => {
      socket.onclose = ({ code }) => resolve(code)
    })
    const until = async (isThere: () => boolean) => {
      for (let waited = 0; !isThere(); waited += 10) {
        if (waited > 10_000) throw new Error('Nothing came')
        await new Promise((resolve) => setTimeout(resolve, 10))
      }
    }
    return { socket, frames, closed, until }
  }

  test('sends what is after the watermark, then what is said, and takes empty pings', async () => {
    const chat = await begun(at)
    await chat.say('me')
    const { json } = await call(at, 'GET', `conversations/${chat.id}?watermark=2`, chat)
    const { socket, frames, until } = listen(json.streamUrl)
    await until(() => frames.length === 1)
    expect(frames[0]?.activities.map(({ from }) => from.role)).toEqual(['user', 'bot'])
    expect(frames[0]?.watermark).toBe('4')
    socket.send('')
    await chat.say('hm', 'b')
    await until(() => frames.length === 2)
    expect(frames[1]?.activities.map(({ id }) => id)[0]).toBe('b')
    socket.close()
  })

  test('is not opened with a token of calls, of another conversation, or an old one; nor for what is gone', async () => {
    const [mine, theirs] = [await begun(at), await begun(at)]
    const stream = new URL(theirs.streamUrl)
    const withToken = (t: string) => {
      const url = new URL(stream)
      url.searchParams.set('t', t)
      return url.href
    }
    const own = new URL(mine.streamUrl).searchParams.get('t') ?? ''
    for (const url of [withToken(theirs.token), withToken(own), withToken(''), withToken('a.b.c')])
      expect(await listen(url).closed).toBe(1006)
    later(61_000)
    expect(await listen(stream.href).closed).toBe(1006)
    const fresh = (await call(at, 'GET', `conversations/${theirs.id}`, theirs)).json.streamUrl
    await at.around.storage.forget(`dl:${theirs.id}`)
    expect(await listen(fresh).closed).toBe(1006)
  })

  // The table is read unasked every five seconds: both are waited for at once.
  test('comes without a notice too, and ends when the conversation was erased elsewhere', async () => {
    const [unnoticed, erased] = [await begun(quiet), await begun(at)]
    const [one, other] = [listen(unnoticed.streamUrl), listen(erased.streamUrl)]
    await one.until(() => one.frames.length === 1)
    await other.until(() => other.frames.length === 1)
    await at.around.storage.forget(`dl:${erased.id}`)
    await unnoticed.say('me')
    await one.until(() => one.frames.length === 2)
    one.socket.close()
    await other.closed
    expect(other.frames.at(-1)?.activities.map(({ type }) => type as string)).toEqual(['endOfConversation'])
  }, 20_000)

  test('leaves nothing behind when the client goes', async () => {
    const chat = await begun(at)
    const { socket, frames, closed, until } = listen(chat.streamUrl)
    await until(() => frames.length === 1)
    socket.close()
    await closed
    await chat.say('me')
    expect((await chat.get()).json.activities).toHaveLength(3)
    expect(at.log()).not.toContain('failed')
  })
})

test('after a restart, tokens and watermarks are as they were', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'phb-restart-'))
  const before = await site(undefined, { DATA_DIR: folder })
  const chat = await begun(before)
  await chat.say('me')
  await before.drain()
  await before.around.storage.close()
  const after = await site(undefined, { DATA_DIR: folder })
  const { status, json } = await call(after, 'GET', `conversations/${chat.id}/activities?watermark=2`, chat)
  await after.end()
  rmSync(folder, { recursive: true })
  expect([status, json.activities?.length]).toEqual([200, 2])
})
