import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { type Activity, type ConnectionStatus, DirectLine, type DirectLineOptions } from 'botframework-directlinejs'
import { ANSWERS, type Site, site } from '../server/site.ts'
import { FetchingRequest } from './xml-http-request.ts'

Object.assign(globalThis, { XMLHttpRequest: FetchingRequest })

let at: Site
beforeAll(async () => {
  at = await site()
})
afterAll(() => at.end())

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
})
