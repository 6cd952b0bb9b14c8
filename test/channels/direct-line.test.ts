import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { type Site, site } from '../server/site.ts'
import { begun, call } from './http.ts'
import { twoLanguages } from './two-languages.ts'

let at: Site
let closed: Site
let limited: Site
let clock = 0
const SECRET = 'the secret of a site, long enough'
const later = (ms: number) => {
  clock += ms
}
beforeAll(async () => {
  at = await site((real) => ({
    ...twoLanguages(real),
    now: () => new Date(Date.now() + clock).toISOString(),
  }))
  closed = await site(undefined, { DIRECT_LINE_SECRET: SECRET })
  limited = await site(undefined, { RATE_LIMIT: 'on', BEHIND_PROXY: '1' })
})
afterAll(() => Promise.all([at.end(), closed.end(), limited.end()]))

const texts = (json: { activities: readonly { text?: string }[] }) => json.activities.map(({ text }) => text)

describe('a conversation', () => {
  test('begins with the welcome, in the language that the start names', async () => {
    const english = await begun(at)
    expect(english.status).toBe(201)
    const { json } = await english.get()
    expect(json.activities).toHaveLength(1)
    expect(json.activities[0]).toMatchObject({
      type: 'message',
      from: { id: 'phb', role: 'bot' },
      conversation: { id: english.id },
      locale: 'en',
      inputHint: 'expectingInput',
      channelData: { phb: { ask: { dialog: 'welcome', question: 'who' } } },
    })
    expect(json.activities[0].replyToId).toBeUndefined()
    expect(json.watermark).toBe('2')
    const urdu = await (await begun(at, { locale: 'ur-PK' })).get()
    expect(urdu.json.activities[0].text).toMatch(/^ur:/)
    expect(urdu.json.activities[0].locale).toBe('ur')
  })

  test('echoes what was said as the person sent it, then the reply to it; the watermark is the number of the last', async () => {
    const chat = await begun(at)
    const posted = await chat.say('Just me', 'abc.1', { from: { id: 'admin', role: 'bot', name: 'The NHS' } })
    expect([posted.status, posted.json]).toEqual([200, { id: 'abc.1' }])
    const { json } = await chat.get('2')
    expect(json.activities).toEqual([
      {
        type: 'message',
        id: 'abc.1',
        text: 'Just me',
        timestamp: expect.stringMatching(/^\d{4}-.*Z$/),
        channelId: 'directline',
        conversation: { id: chat.id },
        from: { id: 'user', role: 'user' },
        channelData: { clientActivityID: 'abc.1' },
      },
      expect.objectContaining({ from: { id: 'phb', role: 'bot' }, replyToId: 'abc.1' }),
    ])
    expect(JSON.stringify(json)).not.toMatch(/admin|The NHS/)
    expect(json.watermark).toBe('4')
    expect((await chat.get('4')).json).toEqual({ activities: [], watermark: '4' })
    // In the middle of a turn, too, a reply says what it answers.
    expect((await chat.get('3')).json.activities).toEqual([expect.objectContaining({ replyToId: 'abc.1' })])
    expect((await chat.get()).json.activities).toHaveLength(3)
  })

  test('a message that is sent again is the same message; without an id of the client, or with a strange one, it has its own', async () => {
    const chat = await begun(at)
    await chat.say('me', 'once')
    expect((await chat.say('me', 'once')).json).toEqual({ id: 'once' })
    expect((await chat.get()).json.activities).toHaveLength(3)
    for (const strange of ['*arrived', 'a~2', 'x'.repeat(65), '\u0000']) {
      const { json } = await chat.say('hm', strange)
      expect(json.id).not.toBe(strange)
      expect((await chat.get()).json.activities.map(({ id }: { id: string }) => id)).toContain(json.id)
    }
  })

  test('another text under the id of a message is refused, changes nothing, and says why; other ids go on', async () => {
    const chat = await begun(at)
    await chat.say('hm', 'once')
    const before = (await chat.get()).json
    for (const more of [{}, { locale: 'ur' }]) {
      const { status, json, headers } = await chat.say('Just me', 'once', more)
      expect([status, json.error.code, json.error.message]).toEqual([
        409,
        'Conflict',
        expect.stringContaining('clientActivityID'),
      ])
      expect(headers.get('access-control-allow-origin')).toBe('*')
    }
    expect((await chat.get()).json).toEqual(before)
    expect((await chat.say('hm', 'once')).json).toEqual({ id: 'once' })
    expect((await chat.say('Just me', 'twice')).json).toEqual({ id: 'twice' })
    expect(texts((await chat.get(before.watermark)).json)[0]).toBe('Just me')
    // The same id in another conversation is another message.
    expect((await (await begun(at)).say('Just me', 'once')).status).toBe(200)
  })

  test('two texts under one id at the same moment: one is taken, the other refused', async () => {
    const chat = await begun(at)
    const said = ['me', 'someone else', 'hm', 'help'].map((text) => chat.say(text, 'once'))
    const all = (await Promise.all(said)).map(({ status }) => status)
    expect(all.toSorted()).toEqual([200, 409, 409, 409])
    const { json } = await chat.get('2')
    const theirs = json.activities.filter(({ from }: { from: { role: string } }) => from.role === 'user')
    expect(theirs).toHaveLength(1)
  })

  test('typing and events are taken and change nothing', async () => {
    const chat = await begun(at)
    for (const type of ['typing', 'event', 'conversationUpdate', 'invoke', 'endOfConversation']) {
      const { status, json } = await chat.post({ type, name: 'x', value: { any: 'thing' } })
      expect([type, status, typeof json.id]).toEqual([type, 200, 'string'])
    }
    expect((await chat.get()).json.activities).toHaveLength(1)
  })

  test('of a very long one only the newest are given, and what comes after them', async () => {
    const chat = await begun(at)
    for (let said = 0; said < 110; said++) await chat.say(`hm ${said}`, `n${said}`)
    const { json } = await chat.get()
    expect(json.activities).toHaveLength(200)
    expect(json.activities[0].text).toBe('hm 10')
    expect(json.activities[1].replyToId).toBe('n10')
    expect(json.watermark).toBe('222')
    await chat.say('one more', 'last')
    expect(texts((await chat.get('222')).json)[0]).toBe('one more')
  })

  test('two at once hear only their own', async () => {
    const [one, other] = [await begun(at), await begun(at)]
    await Promise.all([one.say('Just me', 'a'), other.say('hello there', 'b')])
    expect(texts((await one.get('2')).json)[0]).toBe('Just me')
    expect(texts((await other.get('2')).json)[0]).toBe('hello there')
  })

  test('the words change with the language, those said before too', async () => {
    const chat = await begun(at)
    await chat.say('urdu', 'x')
    const { json } = await chat.get()
    const ours = json.activities.filter(({ from }: { from: { role: string } }) => from.role === 'bot')
    expect(ours).toHaveLength(2)
    for (const { text, locale } of ours) expect([text.slice(0, 3), locale]).toEqual(['ur:', 'ur'])
  })

  test('the first message sets the language, when the start named none', async () => {
    const chat = await begun(at)
    expect((await chat.say('me', 'x', { locale: 'ur' })).status).toBe(200)
    const { json } = await chat.get('2')
    expect(json.activities.map(({ text }: { text: string }) => text.split('\n')[0])).toEqual([
      expect.stringMatching(/^ur:/),
      'me',
      expect.stringMatching(/^ur:/),
    ])
    expect(json.activities[0].replyToId).toBeUndefined()
    await chat.say('find', 'y', { locale: 'en' })
    expect((await chat.get()).json.activities.at(-1).locale).toBe('ur')
    const named = await begun(at, { locale: 'en' })
    await named.say('me', 'x', { locale: 'ur' })
    expect((await named.get()).json.activities.at(-1).locale).toBe('en')
  })

  test('is forgotten when the person is sure: they are told once, and then there is nothing', async () => {
    const chat = await begun(at)
    await chat.say('forget me', 'a')
    const { json: before } = await chat.get()
    expect((await chat.say(before.activities.at(-1).suggestedActions.actions[0].value, 'b')).json).toEqual({ id: 'b' })
    const { json } = await chat.get(before.watermark)
    expect(json.activities.map(({ type, id }: { type: string; id: string }) => [type, id])).toEqual([
      ['message', 'b'],
      ['message', expect.any(String)],
      ['endOfConversation', expect.any(String)],
    ])
    expect(json.activities[1]).toMatchObject({
      channelData: { phb: { say: ['forget.forgotten.say'] } },
      replyToId: 'b',
    })
    const after = [
      chat.get(),
      chat.say('hello', 'c'),
      call(at, 'GET', `conversations/${chat.id}`, chat),
      call(at, 'POST', 'tokens/refresh', chat),
      call(at, 'POST', 'conversations', chat),
    ]
    for (const { status } of await Promise.all(after)) expect(status).toBe(404)
    expect(await at.around.storage.find(`dl:${chat.id}`)).toBeUndefined()
  })
})

describe('tokens', () => {
  test('one that was made before opens the conversation that it is for, once', async () => {
    const { json } = await call(at, 'POST', 'tokens/generate')
    expect(json).toEqual({
      conversationId: expect.stringMatching(/^[\w-]{43}$/),
      token: expect.any(String),
      expires_in: 1800,
    })
    const refreshed = await call(at, 'POST', 'tokens/refresh', json)
    expect(refreshed.json.conversationId).toBe(json.conversationId)
    const chat = await begun(at, {}, refreshed.json.token)
    expect([chat.status, chat.id]).toEqual([201, json.conversationId])
    await chat.say('me')
    const again = await begun(at, {}, json.token)
    expect([again.status, again.id]).toEqual([200, json.conversationId])
    expect((await again.get()).json.activities).toHaveLength(3)
  })

  test('is refused when it is another conversation’s, altered, of another kind, or none, and says nothing of what there is', async () => {
    const [mine, theirs] = [await begun(at), await begun(at)]
    const path = `conversations/${theirs.id}/activities`
    const foreign = await call(at, 'GET', path, mine)
    const unknown = await call(at, 'GET', 'conversations/nowhere/activities', mine)
    expect(foreign).toMatchObject({ status: 404, json: unknown.json })
    expect((await call(at, 'POST', path, { ...mine, body: { type: 'message', text: 'me' } })).status).toBe(404)
    expect((await call(at, 'GET', `conversations/${theirs.id}`, mine)).status).toBe(404)
    expect((await theirs.get()).json.activities).toHaveLength(1)
    const [head, body, mark = ''] = theirs.token.split('.')
    const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${body}.`
    const streams = new URL(theirs.streamUrl).searchParams.get('t') ?? ''
    for (const token of [
      'undefined',
      unsigned,
      `${head}.${body}.${mark.slice(0, -2)}`,
      `${head}.${mark}.${body}`,
      streams,
    ])
      expect(await call(at, 'GET', path, { token })).toMatchObject({
        status: 403,
        json: { error: { code: 'Forbidden' } },
      })
    expect(await call(at, 'GET', path)).toMatchObject({ status: 401, json: { error: { code: 'Unauthorized' } } })
    expect((await call(at, 'GET', path, { headers: { authorization: theirs.token } })).status).toBe(401)
    expect(at.log()).not.toContain(theirs.token)
    expect(at.log()).not.toContain(theirs.id)
  })

  test('ends after thirty minutes; a refreshed one goes on', async () => {
    const chat = await begun(at)
    later(29 * 60_000)
    const { json } = await call(at, 'POST', 'tokens/refresh', chat)
    expect(json).toEqual({ conversationId: chat.id, token: expect.any(String), expires_in: 1800 })
    later(2 * 60_000)
    for (const [method, path] of [
      ['GET', `conversations/${chat.id}/activities`],
      ['GET', `conversations/${chat.id}`],
      ['POST', 'tokens/refresh'],
      ['POST', 'conversations'],
    ] as const) {
      expect(await call(at, method, path, chat)).toMatchObject({
        status: 403,
        json: { error: { code: 'TokenExpired' } },
      })
    }
    expect((await call(at, 'GET', `conversations/${chat.id}/activities`, json)).status).toBe(200)
    const back = await call(at, 'GET', `conversations/${chat.id}?watermark=2`, json)
    expect(back.json).toMatchObject({ conversationId: chat.id, token: expect.any(String) })
    expect(back.json.streamUrl).toContain('watermark=2')
  })

  test('with a secret set, only the secret and tokens made with it begin and open anything', async () => {
    const refusals = [
      await call(closed, 'POST', 'conversations'),
      await call(closed, 'POST', 'tokens/generate'),
      await call(closed, 'POST', 'conversations', { token: 'the secret of a sitf' }),
      await call(closed, 'POST', 'tokens/generate', { token: '' }),
      await call(closed, 'POST', 'conversations', { token: (await begun(at)).token }),
    ]
    expect(refusals.map(({ status }) => status)).toEqual([401, 401, 403, 401, 403])
    const { json } = await call(closed, 'POST', 'tokens/generate', { token: SECRET })
    expect((await call(closed, 'POST', 'tokens/generate', json)).status).toBe(403)
    const chat = await begun(closed, {}, json.token)
    expect(chat.status).toBe(201)
    expect((await call(closed, 'GET', `conversations/${chat.id}/activities`, { token: SECRET })).status).toBe(200)
    expect((await call(closed, 'GET', 'conversations/nowhere/activities', { token: SECRET })).status).toBe(404)
    expect((await begun(closed, {}, SECRET)).status).toBe(201)
    expect(closed.log()).not.toContain(SECRET)
  })
})

describe('what cannot be taken', () => {
  test('a file is refused, and not read', async () => {
    const chat = await begun(at)
    const form = new FormData()
    form.append('activity', new Blob(['{"type":"message"}'], { type: 'application/vnd.microsoft.activity' }))
    form.append('file', new Blob(['x'.repeat(500_000)]), 'letter.pdf')
    const answer = await fetch(`${at.url}/v3/directline/conversations/${chat.id}/upload?userId=x`, {
      method: 'POST',
      headers: { authorization: `Bearer ${chat.token}` },
      body: form,
    })
    expect(answer.status).toBe(415)
    expect(answer.headers.get('access-control-allow-origin')).toBe('*')
    expect(await answer.json()).toEqual({ error: { code: 'NoFiles', message: expect.stringContaining('safe') } })
  })

  test.each([
    [400, 'BadArgument', {}],
    [400, 'BadArgument', undefined],
    [400, 'BadArgument', null],
    [400, 'BadArgument', []],
    [400, 'BadArgument', { type: 7, text: 'me' }],
    [400, 'BadArgument', { type: 'message', text: { a: 1 } }],
    [400, 'BadArgument', { type: 'message', text: 'me', locale: 'x'.repeat(36) }],
    [400, 'MissingProperty', { type: 'message' }],
    [400, 'MissingProperty', { type: 'message', text: ' \n' }],
    [413, 'MessageSizeTooBig', { type: 'message', text: 'x'.repeat(5001) }],
    [400, 'Bad Request', '{"type":'],
    [413, 'Payload Too Large', { type: 'message', text: 'x'.repeat(70_000) }],
  ])('%i %s', async (status, code, body) => {
    const chat = await begun(at)
    const { json, ...answer } = await chat.post(body)
    expect([answer.status, json.error.code]).toEqual([status, code])
    expect((await chat.get()).json.activities).toHaveLength(1)
  })

  test('hundreds of strange bodies are answered with 4xx or taken, and the program lives on', async () => {
    const chat = await begun(at)
    const any = fc.oneof(
      fc.json(),
      fc.string(),
      fc
        .record(
          {
            type: fc.oneof(fc.constant('message'), fc.jsonValue()),
            text: fc.jsonValue(),
            locale: fc.jsonValue(),
            channelData: fc.jsonValue(),
          },
          { requiredKeys: [] },
        )
        .map((body) => JSON.stringify(body)),
    )
    const paths = ['conversations', `conversations/${chat.id}/activities`, 'tokens/generate', 'tokens/refresh']
    await fc.assert(
      fc.asyncProperty(any, fc.constantFrom(...paths), async (body, path) => {
        const { status } = await call(at, 'POST', path, { token: chat.token, body })
        // What is well-formed by chance (an event, a start) may be taken.
        return status < 500
      }),
      { numRuns: 400 },
    )
    expect((await chat.get()).status).toBe(200)
    expect(at.log()).not.toContain('a request failed')
  })

  test('the sixteenth message in a minute, and the sixty-first start: kindly, and saying when to go on', async () => {
    const from = { 'x-forwarded-for': '203.0.113.9' }
    const chat = await begun(limited, {}, undefined, from)
    for (let sent = 0; sent < 15; sent++) expect((await chat.say(`hm ${sent}`)).status).toBe(200)
    const refused = await chat.say('one more')
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(refused.json.error.message).toBe(limited.around.wordsOf('en').say('ui.problem.429.text'))
    for (let begins = 1; begins < 60; begins++) expect((await begun(limited, {}, undefined, from)).status).toBe(201)
    expect((await call(limited, 'POST', 'conversations', { headers: from })).status).toBe(429)
  })
})

describe('pages of other sites', () => {
  test.each([
    'conversations',
    'conversations/x/activities',
    'tokens/refresh',
    'conversations/x/upload',
    'session/getsessionid',
  ])('may call %s', async (path) => {
    const asked = {
      origin: 'https://charity.example',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization,content-type,x-ms-bot-agent,x-requested-with',
    }
    const preflight = await call(at, 'OPTIONS', path, { headers: asked })
    expect(preflight.status).toBe(204)
    expect(preflight.headers.get('access-control-allow-origin')).toBe('*')
    for (const header of asked['access-control-request-headers'].split(','))
      expect(preflight.headers.get('access-control-allow-headers')).toContain(header)
    const { headers } = await call(at, 'GET', 'conversations/x/activities')
    expect(headers.get('access-control-allow-origin')).toBe('*')
  })

  test('a session is none of ours', async () => {
    expect(await call(at, 'GET', 'session/getsessionid')).toMatchObject({ status: 200, json: {} })
  })
})
